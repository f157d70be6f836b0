using Inbox.Web.Meta.Graph;

namespace Inbox.Web.Channels;

/// <summary>
/// Checks a channel that is connected by Instagram Login, and renews its token long before the 60 days end (meta-platform 4.7).
/// </summary>
public sealed class InstagramTokenCheck(
    InstagramLogin login, MetaAppDirectory apps, ChannelTokens tokens, ChannelSubscription subscription, TimeProvider clock)
{
    private static readonly TimeSpan YoungestToRenew = TimeSpan.FromDays(1);
    private static readonly TimeSpan BetweenRenewals = TimeSpan.FromDays(7);
    private static readonly TimeSpan AlwaysBefore = TimeSpan.FromDays(10);

    /// <returns>Whether Instagram answered everything.</returns>
    public async Task<bool> CheckAsync(Channel channel, GraphAccess open, CancellationToken cancellationToken)
    {
        var app = (await apps.FindAsync(channel.MetaAppId, cancellationToken))!;
        if (IsRenewable(channel))
        {
            var renewed = await login.RefreshAsync(app, open.Token, cancellationToken);
            if (renewed.Error is { IsTokenRefused: true } dead)
            {
                channel.RefuseToken(TokenWords.Of(dead.Subcode, channel.Platform), clock.GetUtcNow());
                return true;
            }

            if (renewed.Token is { } token)
            {
                var now = clock.GetUtcNow();
                channel.RenewToken(tokens.Protect(channel.OrganizationId, token), now + renewed.Lifetime, now);
                open = app.AccessWith(token, isInstagramLogin: true);
            }
        }

        return await subscription.RepairAsync(channel, app.InstagramAppId, open, cancellationToken);
    }

    private bool IsRenewable(Channel channel)
    {
        var now = clock.GetUtcNow();
        var age = now - (channel.TokenIssuedAt ?? channel.ConnectedAt);
        return age >= YoungestToRenew && (age >= BetweenRenewals || channel.TokenExpiresAt - now < AlwaysBefore);
    }
}
