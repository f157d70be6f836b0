using Inbox.Web.Audit;
using Inbox.Web.Data;
using Inbox.Web.Localization;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Channels;

/// <summary>
/// What one organization does when a person who connected its channels leaves the Meta app. Safe to repeat (meta-platform 7). What the
/// channel says then are keys of the localizer.
/// </summary>
public sealed class ConnectorRemoval(InboxDbContext db, AuditTrail audit, TimeProvider clock)
{
    private static readonly Sentence Deauthorized = "AppDeauthorized";
    private static readonly Sentence Deleted = "PlatformDataDeleted";

    /// <summary>The person's tokens are dead; nothing is deleted (meta-platform 7.4).</summary>
    public Task DeauthorizeAsync(Guid? metaAppId, string metaUserId, CancellationToken cancellationToken) =>
        ApplyAsync(metaAppId, metaUserId, AuditAct.DeauthorizeApp, c => c.RefuseToken(Deauthorized, clock.GetUtcNow()), cancellationToken);

    /// <summary>The person's number and tokens go; what customers wrote is the organization's own and stays (meta-platform 7.3).</summary>
    public Task DeleteAsync(Guid? metaAppId, string metaUserId, CancellationToken cancellationToken) =>
        ApplyAsync(metaAppId, metaUserId, AuditAct.DeletePlatformData, c => c.ForgetPerson(Deleted, clock.GetUtcNow()), cancellationToken);

    private async Task ApplyAsync(
        Guid? metaAppId, string metaUserId, AuditAct act, Action<Channel> change, CancellationToken cancellationToken)
    {
        db.ChannelLogins.RemoveRange(
            await db.ChannelLogins.Where(l => l.MetaUserId == metaUserId && l.MetaAppId == metaAppId).ToListAsync(cancellationToken));
        var channels = await db.Channels.Where(c => c.MetaUserId == metaUserId && c.MetaAppId == metaAppId).ToListAsync(cancellationToken);
        foreach (var channel in channels)
        {
            change(channel);
            await audit.AddAsync(act, nameof(Channel), channel.Id, new Sentence("AskedByMeta"), cancellationToken);
        }

        await db.SaveChangesAsync(cancellationToken);
    }
}
