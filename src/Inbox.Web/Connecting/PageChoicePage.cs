using Inbox.Web.Channels;
using Inbox.Web.Data;
using Inbox.Web.Localization;
using Inbox.Web.Meta;
using Inbox.Web.Meta.Graph;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Connecting;

/// <summary>The Pages that a login brought, to choose from.</summary>
public sealed record PageChoicePage(Guid LoginId, IReadOnlyList<PageOption> Choices, Sentence? Error = null)
{
    public static async Task<PageChoicePage> LoadAsync(
        InboxDbContext db, PageConnection connection, ChannelLogin login, IReadOnlyList<GrantedPage> pages,
        CancellationToken cancellationToken)
    {
        var ids = pages.SelectMany(page => new[] { page.Id, page.InstagramId }).OfType<string>().ToArray();
        var taken = await connection.ListTakenAsync(ids, cancellationToken);
        var own = await db.Channels
            .Where(c => ids.Contains(c.ExternalId) && c.Platform == Platform.Messenger && c.DisconnectedAt == null
                && c.TokenRefusedAt == null && c.ProtectedToken != null && c.MetaAppId == login.MetaAppId && c.MissingPermissions == null)
            .Select(c => c.ExternalId).ToListAsync(cancellationToken);
        return new(login.Id, [.. pages.OrderBy(page => page.Name, StringComparer.CurrentCulture)
            .Select(page => new PageOption(page.Id, page.Name, page.InstagramName, WhyNot(page, taken, own)))]);
    }

    private static string? WhyNot(GrantedPage page, HashSet<(Platform, string)> taken, List<string> own) => page switch
    {
        _ when taken.Contains((Platform.Messenger, page.Id)) =>
            "Another organization has it. Have it disconnected there first.",
        { InstagramId: { } instagram } when taken.Contains((Platform.Instagram, instagram)) =>
            "Another organization has its Instagram account. Have that disconnected there first.",
        _ when own.Contains(page.Id) => "Already connected here, and working.",
        { Token: null } => "Facebook gave us no access to it. Ask for full access to the Page, then log in again.",
        { CanMessage: false } => "You may not answer messages for it: you need the task Messages on the Page.",
        { CanModerate: false } => "You may not subscribe to its events: you need the task Community activity (Moderate) on the Page.",
        _ => null,
    };
}

/// <param name="WhyNot">Why it is grey, a key of the localizer; null where it can be chosen.</param>
public sealed record PageOption(string Id, string Name, string? InstagramName, string? WhyNot);
