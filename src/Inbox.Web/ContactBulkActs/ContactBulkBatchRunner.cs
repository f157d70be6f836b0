using Inbox.Web.Contacts;
using Inbox.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.ContactBulkActs;

/// <summary>Does an act to a batch of contacts in one transaction, within which nobody else changes them.</summary>
public sealed class ContactBulkBatchRunner(InboxDbContext db, ContactBulkLabels labels, ContactBulkOwners owners, TimeProvider clock)
{
    private const int BatchSize = 500;

    /// <returns>Whether there may be more.</returns>
    public Task<bool> ContinueAsync(Guid actId, CancellationToken cancellationToken) => db.RetryOnConflictAsync(async () =>
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var act = await db.ContactBulkActs.SingleAsync(a => a.Id == actId, cancellationToken);
        if (!act.IsAtWork)
        {
            return false; // Somebody stopped it.
        }

        var targets = await db.NextTargets(act).Take(BatchSize).ToListAsync(cancellationToken);
        await StepOf(act).RunAsync(await LoadAsync(act, targets, cancellationToken), cancellationToken);
        var hasMore = act.Count(targets, erased: 0, clock.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return hasMore;
    });

    private IContactBulkStep StepOf(ContactBulkAct act) => act.Kind == ContactBulkKind.SetOwner ? owners : labels;

    /// <summary>Whoever is gone by now is in none.</summary>
    private async Task<ContactBulkBatch> LoadAsync(
        ContactBulkAct act, List<ContactBulkTarget> targets, CancellationToken cancellationToken)
    {
        Guid[] ids = [.. targets.Select(target => target.ContactId)];
        await db.LockContactsAsync(act.OrganizationId, ids, cancellationToken);
        var contacts = await db.Contacts.Where(c => ids.Contains(c.Id)).ToDictionaryAsync(c => c.Id, cancellationToken);
        var there = targets.FindAll(target => contacts.ContainsKey(target.ContactId));
        return new(act, await db.AgentOfAsync(act, cancellationToken), there, contacts, clock.GetUtcNow());
    }
}
