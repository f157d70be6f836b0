using Inbox.Web.Channels;
using Inbox.Web.Data;

namespace Inbox.Web.Connecting;

/// <summary>The ways to connect a channel: one for each app that can, and a pasted token.</summary>
public sealed record NewChannelPage(
    IReadOnlyList<LoginOption> Facebook, IReadOnlyList<LoginOption> Instagram, IReadOnlyList<MetaAppRow> Apps, string? Error)
{
    public static async Task<NewChannelPage> LoadAsync(
        InboxDbContext db, MetaAppDirectory directory, string? error, CancellationToken cancellationToken)
    {
        var shared = (await directory.FindAsync(null, cancellationToken))!;
        var own = await MetaAppRow.ListAsync(db, cancellationToken);
        return new(
            [.. ChoicesOf(shared.HasFacebookLogin, "/channels/facebook-login", own)],
            [.. ChoicesOf(shared.HasInstagramLogin, "/channels/instagram-login", own.Where(app => app.HasInstagram))],
            own,
            error);
    }

    private static IEnumerable<LoginOption> ChoicesOf(bool isShared, string address, IEnumerable<MetaAppRow> own) =>
        (isShared ? [new LoginOption(null, address)] : Array.Empty<LoginOption>())
            .Concat(own.Select(app => new LoginOption(app.Name, $"{address}?app={app.Id}")));
}

/// <param name="AppName">The organization's own app; null for the shared one.</param>
public sealed record LoginOption(string? AppName, string Address);
