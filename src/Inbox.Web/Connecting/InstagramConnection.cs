using Inbox.Web.Channels;
using Inbox.Web.Meta;
using Inbox.Web.Meta.Graph;

namespace Inbox.Web.Connecting;

/// <summary>Connects the account that an Instagram token speaks for.</summary>
public sealed class InstagramConnection(
    InstagramLogin instagram, PageConnection connection, ChannelSubscription subscription, TimeProvider clock)
{
    /// <returns>Why it is not connected, or null.</returns>
    public async Task<LoginRefusal?> ConnectAsync(
        MetaAppKeys app, Guid? metaAppId, TokenResponse token, CancellationToken cancellationToken)
    {
        if (await instagram.FindAccountAsync(app.AccessWith(token.Token!, isInstagramLogin: true), cancellationToken) is not { } account)
        {
            return LoginRefusal.NoAccount;
        }

        var origin = new ChannelOrigin(
            metaAppId, account.AppScopedId, UsesInstagramLogin: true, token.Lifetime is { } lifetime ? clock.GetUtcNow() + lifetime : null);
        ChannelToConnect[] wanted = [new(Platform.Instagram, account.Id, account.Id, account.Name, token.Token!, origin)];
        if (await connection.ConnectAsync(wanted, cancellationToken) is not null)
        {
            return LoginRefusal.Taken;
        }

        await subscription.SubscribeAsync(wanted, cancellationToken);
        return null;
    }
}
