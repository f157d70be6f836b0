using Inbox.Web.Contacts;
using Inbox.Web.Data;
using Inbox.Web.Erasure;
using Inbox.Web.Organizations;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.ContactBulkActs;

/// <summary>Does an act to some contacts, each by itself and with what is noted of it: whatever ends it, what is done is known.</summary>
public sealed class ContactBulkSingleRunner(
    InboxDbContext db, ContactBulkBlocks blocks, ContactBulkUnblocks unblocks, ContactErasure erasure, TimeProvider clock)
{
    /// <summary>After so many it is asked who does it, and whether they may still.</summary>
    private const int BatchSize = 20;

    public async Task ContinueAsync(ContactBulkAct act, Agent by, CancellationToken cancellationToken)
    {
        var ids = await db.NextTargets(act).Take(BatchSize).Select(target => target.ContactId).ToListAsync(cancellationToken);
        foreach (var id in ids)
        {
            cancellationToken.ThrowIfCancellationRequested();
            await (act.Kind == ContactBulkKind.Erase ? EraseAsync(act, by, id, cancellationToken)
                : BlockAsync(act, by, id, cancellationToken));
        }

        if (ids.Count == 0)
        {
            await db.RetryOnConflictAsync(() => EndAsync(act, cancellationToken));
        }
    }

    /// <summary>Nobody merges or erases them meanwhile.</summary>
    private Task BlockAsync(ContactBulkAct seen, Agent by, Guid contactId, CancellationToken cancellationToken) =>
        db.RetryOnConflictAsync(async () =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
            await db.LockContactsAsync(seen.OrganizationId, [contactId], cancellationToken);
            if (await IsNextAsync(seen, contactId, cancellationToken))
            {
                var note = await (seen.Kind == ContactBulkKind.Block ? blocks.RunAsync(seen, by, contactId, cancellationToken)
                    : unblocks.RunAsync(seen, by, contactId, cancellationToken));
                await NoteAsync(seen, contactId, note, cancellationToken);
                await transaction.CommitAsync(cancellationToken);
            }
        });

    /// <summary>Whoever was erased is chosen no more, and is counted by that.</summary>
    private async Task EraseAsync(ContactBulkAct seen, Agent by, Guid contactId, CancellationToken cancellationToken)
    {
        await erasure.EraseAsync(by, contactId, cancellationToken);
        await db.RetryOnConflictAsync(() => NoteAsync(
            seen, contactId, target => target.Leave(ContactBulkOutcome.LeftOut), CancellationToken.None));
    }

    /// <summary>Whether nobody stopped the act, or was at this contact before.</summary>
    private async Task<bool> IsNextAsync(ContactBulkAct seen, Guid contactId, CancellationToken cancellationToken)
    {
        var (actId, state) = (seen.Id, seen.State);
        return await db.NextTargets(seen).AnyAsync(t => t.ContactId == contactId, cancellationToken)
            && await db.ContactBulkActs.AnyAsync(a => a.Id == actId && a.State == state, cancellationToken);
    }

    private async Task NoteAsync(
        ContactBulkAct seen, Guid contactId, Action<ContactBulkTarget> note, CancellationToken cancellationToken)
    {
        var actId = seen.Id;
        var act = await db.ContactBulkActs.SingleAsync(a => a.Id == actId, cancellationToken);
        var target = await db.ContactBulkTargets.SingleOrDefaultAsync(
            t => t.ActId == actId && t.ContactId == contactId, cancellationToken);
        if (target is not null)
        {
            note(target);
        }

        act.Count(target is null ? [] : [target], erased: target is null ? 1 : 0, isEnd: false, clock.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Where somebody stopped it, it ends as stopped.</summary>
    private async Task EndAsync(ContactBulkAct seen, CancellationToken cancellationToken)
    {
        var actId = seen.Id;
        var act = await db.ContactBulkActs.SingleAsync(a => a.Id == actId, cancellationToken);
        if (act.State == seen.State)
        {
            act.Count([], erased: 0, isEnd: true, clock.GetUtcNow());
            await db.SaveChangesAsync(cancellationToken);
        }
    }
}
