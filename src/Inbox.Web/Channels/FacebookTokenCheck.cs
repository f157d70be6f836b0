using Inbox.Web.Meta;
using Inbox.Web.Meta.Graph;

namespace Inbox.Web.Channels;

/// <summary>Checks a channel that speaks with a Page's token.</summary>
public sealed class FacebookTokenCheck(
    TokenInspection inspection, MetaAppDirectory apps, ChannelSubscription subscription, TimeProvider clock)
{
    /// <returns>Whether Meta answered everything.</returns>
    public async Task<bool> CheckAsync(Channel channel, GraphAccess open, CancellationToken cancellationToken)
    {
        var app = (await apps.FindAsync(channel.MetaAppId, cancellationToken))!;
        if (!app.HasFacebookLogin)
        {
            // Without its number the app cannot ask about tokens; that the subscription can be read proves this one.
            return await subscription.RepairAsync(channel, null, open, cancellationToken);
        }

        var token = await inspection.InspectAsync(app, open.Token, cancellationToken);
        if (token is { IsValid: false })
        {
            channel.RefuseToken(TokenWords.Of(token.Subcode, channel.Platform), clock.GetUtcNow());
            return true;
        }

        if (token is not null)
        {
            channel.RecordToken(token, [.. MetaPermissions.NeededBy(channel.Platform)
                .Where(permission => !token.Allows(permission, channel.PageId, channel.ExternalId))], clock.GetUtcNow());
        }

        return await subscription.RepairAsync(channel, app.AppId, open, cancellationToken) && token is not null;
    }
}
