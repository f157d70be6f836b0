using Inbox.Web.Channels;
using Inbox.Web.Meta;
using Inbox.Web.Meta.Graph;

namespace Inbox.Web.Connecting;

/// <summary>Finds out what a pasted token speaks for, and connects that.</summary>
public sealed class PastedTokenConnection(
    FacebookLogin facebook, InstagramConnection instagram, PageConnection connection, ChannelSubscription subscription)
{
    /// <returns>Why it is not connected, a key of the localizer, or null.</returns>
    public async Task<string?> ConnectAsync(
        MetaAppKeys app, PastedTokenForm form, string token, CancellationToken cancellationToken) => form.IsInstagram
        ? (await instagram.ConnectAsync(app, form.App, new(token, null, null), cancellationToken))?.Words
        : await ConnectPageAsync(app, form, token, cancellationToken);

    private async Task<string?> ConnectPageAsync(
        MetaAppKeys app, PastedTokenForm form, string token, CancellationToken cancellationToken)
    {
        if (await facebook.FindPageAsync(app.AccessWith(token), cancellationToken) is not { } page)
        {
            return "Facebook does not know this as a Page’s access token of this Meta app. Nothing was connected.";
        }

        var wanted = PageToConnect.Of(page).With(token, new ChannelOrigin(form.App)).ToList();
        if (await connection.ConnectAsync(wanted, cancellationToken) is not null)
        {
            return LoginRefusal.Taken.Words;
        }

        await subscription.SubscribeAsync(wanted, cancellationToken);
        return null;
    }
}
