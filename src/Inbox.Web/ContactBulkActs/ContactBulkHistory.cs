using Inbox.Web.Contacts;
using Inbox.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.ContactBulkActs;

internal static class ContactBulkHistory
{
    /// <summary>
    /// Of whom somebody changed the same since the act did, though it may be as the act left it again. What another act changed and took
    /// back counts for nothing.
    /// </summary>
    public static async Task<HashSet<Guid>> TouchedSinceAsync(
        this InboxDbContext db, ContactBulkBatch batch, string property, Func<ContactChange, bool> isMeant,
        CancellationToken cancellationToken)
    {
        var (ids, first) = (batch.Ids, batch.Targets.Min(target => target.ChangedAt) ?? batch.Act.StartedAt!.Value);
        var changes = await db.ContactChanges.AsNoTracking()
            .Where(c => ids.Contains(c.ContactId) && c.Property == property && c.At > first).ToListAsync(cancellationToken);
        var actId = batch.Act.Id;
        var others = await db.ContactBulkTargets.AsNoTracking()
            .Where(t => ids.Contains(t.ContactId) && t.ActId != actId && t.TakenBackAt != null).ToListAsync(cancellationToken);
        var undone = others.SelectMany(t => new[] { (t.ContactId, t.ChangedAt), (t.ContactId, t.TakenBackAt) }).ToHashSet();
        var mine = batch.Targets.ToDictionary(target => target.ContactId, target => target.ChangedAt);
        return
        [
            .. changes.Where(change => isMeant(change) && change.At > mine[change.ContactId]
                && !undone.Contains((change.ContactId, change.At))).Select(change => change.ContactId)
        ];
    }
}
