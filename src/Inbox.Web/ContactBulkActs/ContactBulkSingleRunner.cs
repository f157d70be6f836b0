using Inbox.Web.Data;
using Inbox.Web.Organizations;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.ContactBulkActs;

/// <summary>
/// Does an act to some contacts, each by itself: whoever is done when it ends too early, and not noted so, is found done at the next
/// attempt.
/// </summary>
public sealed class ContactBulkSingleRunner(
    InboxDbContext db, ContactBulkBlocks blocks, ContactBulkErasures erasures, TimeProvider clock)
{
    /// <summary>After so many it is noted how far it is.</summary>
    private const int BatchSize = 20;

    public async Task ContinueAsync(ContactBulkAct act, Agent by, CancellationToken cancellationToken)
    {
        var ids = await db.NextTargets(act).Take(BatchSize).Select(target => target.ContactId).ToListAsync(cancellationToken);
        IContactBulkSingleStep step = act.Kind == ContactBulkKind.Erase ? erasures : blocks;
        var notes = new Dictionary<Guid, Action<ContactBulkTarget>>();
        foreach (var id in ids)
        {
            cancellationToken.ThrowIfCancellationRequested();
            notes[id] = await step.RunAsync(act, by, id, cancellationToken);
        }

        await db.RetryOnConflictAsync(() => NoteAsync(act, ids, notes, cancellationToken));
    }

    private async Task NoteAsync(
        ContactBulkAct act, List<Guid> ids, Dictionary<Guid, Action<ContactBulkTarget>> notes, CancellationToken cancellationToken)
    {
        var actId = act.Id;
        var current = await db.ContactBulkActs.SingleAsync(a => a.Id == actId, cancellationToken);
        var targets = await db.ContactBulkTargets.Where(t => t.ActId == actId && ids.Contains(t.ContactId)).ToListAsync(cancellationToken);
        targets.ForEach(target => notes[target.ContactId](target));
        var erased = act.Kind == ContactBulkKind.Erase ? ids.Count - targets.Count : 0;
        var isEnd = ids.Count == 0 && current.State == act.State; // Where somebody stopped it, it ends as stopped.
        current.Count(targets, erased, isEnd, clock.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
    }
}
