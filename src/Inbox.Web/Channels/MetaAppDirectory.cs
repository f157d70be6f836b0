using Inbox.Web.Data;
using Inbox.Web.Meta;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Inbox.Web.Channels;

/// <summary>The keys of the Meta app that everybody shares, and of those that organizations brought themselves.</summary>
public sealed class MetaAppDirectory(InboxDbContext db, ChannelTokens tokens, IOptions<MetaOptions> options, TimeProvider clock)
{
    /// <param name="metaAppId">Null for the app that all share.</param>
    /// <returns>Null where the current organization has no such app.</returns>
    public async Task<MetaAppKeys?> FindAsync(Guid? metaAppId, CancellationToken cancellationToken) =>
        metaAppId is null
            ? options.Value.GetKeys()
            : await db.MetaApps.AsNoTracking()
                .SingleOrDefaultAsync(a => a.Id == metaAppId && a.RemovedAt == null, cancellationToken) is { } app
                ? KeysOf(app)
                : null;

    /// <summary>
    /// The numbers by which Meta names an app in its events, that of its Instagram product last (meta-platform 0.4, 2.16).
    /// </summary>
    public async Task<IReadOnlyList<string>> FindIdsAsync(Guid? metaAppId, CancellationToken cancellationToken)
    {
        var ids = metaAppId is null
            ? new { options.Value.AppId, options.Value.InstagramAppId }
            : await db.MetaApps.Where(a => a.Id == metaAppId).Select(a => new { AppId = (string?)a.AppId, a.InstagramAppId })
                .SingleOrDefaultAsync(cancellationToken);
        return [.. new[] { ids?.AppId, ids?.InstagramAppId }.OfType<string>().Where(id => id.Length > 0)];
    }

    /// <summary>Whose app is this? Across organizations, since Meta names the app alone, in the address that it posts to.</summary>
    public async Task<MetaAppKeys?> FindOfAnyAsync(Guid metaAppId, CancellationToken cancellationToken) =>
        await db.MetaApps.IgnoreQueryFilters([InboxDbContext.OrganizationFilter]).AsNoTracking()
            .SingleOrDefaultAsync(a => a.Id == metaAppId && a.RemovedAt == null, cancellationToken) is { } app
            ? KeysOf(app)
            : null;

    private MetaAppKeys KeysOf(MetaApp app)
    {
        string Open(string secret) => tokens.Unprotect(app.OrganizationId, secret);
        return new(
            app.AppId, Open(app.ProtectedAppSecret), PreviousOf(app), app.InstagramAppId,
            app.ProtectedInstagramSecret is { } instagram ? Open(instagram) : null, Open(app.ProtectedVerifyToken));
    }

    private string[] PreviousOf(MetaApp app) => app.PreviousSecretsAt(clock.GetUtcNow()) is { } secrets
        ? tokens.Unprotect(app.OrganizationId, secrets).Split('\n')
        : [];
}
