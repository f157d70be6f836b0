using Inbox.Web.Contacts;
using Inbox.Web.Data;
using Inbox.Web.Organizations;
using Inbox.Web.Threads;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.ContactBulkActs;

/// <summary>Does an act to a batch of contacts in one transaction, within which nobody else changes them.</summary>
public sealed class ContactBulkBatchRunner(InboxDbContext db, ContactBulkLabels labels, ContactBulkOwners owners, TimeProvider clock)
{
    private const int BatchSize = 500;

    public Task ContinueAsync(Guid actId, Agent by, CancellationToken cancellationToken) => db.RetryOnConflictAsync(async () =>
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var act = await db.ContactBulkActs.SingleAsync(a => a.Id == actId, cancellationToken);
        if (act.State is not (ContactBulkState.Running or ContactBulkState.Undoing))
        {
            return; // Somebody stopped it.
        }

        var targets = await db.NextTargets(act).Take(BatchSize).ToListAsync(cancellationToken);
        if (targets.Count > 0)
        {
            await StepOf(act).RunAsync(await LoadAsync(act, by, targets, cancellationToken), cancellationToken);
        }

        act.Count(targets, erased: 0, isEnd: targets.Count == 0, clock.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    });

    private IContactBulkStep StepOf(ContactBulkAct act) => act.Kind == ContactBulkKind.SetOwner ? owners : labels;

    /// <summary>Whoever gave their own contacts away may see them no more by that alone: as their owner they would.</summary>
    private async Task<HashSet<Guid>> GivenAwayAsync(
        ContactBulkAct act, Agent by, List<ContactBulkTarget> targets, CancellationToken cancellationToken)
    {
        Guid[] own = act is not { State: ContactBulkState.Undoing, Kind: ContactBulkKind.SetOwner } ? []
            : [.. targets.Where(target => target.OwnerBeforeId == by.Id).Select(target => target.ContactId)];
        return own.Length == 0 ? [] : await db.Contacts
            .Where(c => own.Contains(c.Id) && !db.Conversations.Any(x => x.ContactId == c.Id)).Select(c => c.Id)
            .ToHashSetAsync(cancellationToken);
    }

    /// <summary>Whoever the agent sees no more by now is left as they are.</summary>
    private async Task<ContactBulkBatch> LoadAsync(
        ContactBulkAct act, Agent by, List<ContactBulkTarget> targets, CancellationToken cancellationToken)
    {
        Guid[] ids = [.. targets.Select(target => target.ContactId)];
        await db.LockContactsAsync(act.OrganizationId, ids, cancellationToken);
        var contacts = await db.Contacts.Where(c => ids.Contains(c.Id)).ToDictionaryAsync(c => c.Id, cancellationToken);
        var seen = await db.ContactsVisibleTo(by).Where(c => ids.Contains(c.Id)).Select(c => c.Id).ToHashSetAsync(cancellationToken);
        seen.UnionWith(await GivenAwayAsync(act, by, targets, cancellationToken));
        var there = targets.FindAll(target => contacts.ContainsKey(target.ContactId) && seen.Contains(target.ContactId));
        foreach (var target in targets.Except(there))
        {
            target.Leave(act.State == ContactBulkState.Undoing ? ContactBulkOutcome.Kept : ContactBulkOutcome.LeftOut);
        }

        return new(act, by, there, contacts, ColumnTime.Fit(clock.GetUtcNow()));
    }
}
