using Inbox.Web.Contacts;
using Inbox.Web.Data;
using Inbox.Web.Organizations;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.ContactBulkActs;

/// <summary>Gives many contacts to one agent, or to nobody, and back to whom each was.</summary>
public sealed class ContactBulkOwners(InboxDbContext db) : IContactBulkStep
{
    public async Task RunAsync(ContactBulkBatch batch, CancellationToken cancellationToken)
    {
        var agents = await db.Agents.AsNoTracking().ToDictionaryAsync(a => a.Id, cancellationToken);
        if (batch.IsBack)
        {
            await GoBackAsync(batch, agents, cancellationToken);
            return;
        }

        var isGone = batch.Act.OwnerId is { } owner && agents[owner].RemovedAt is not null;
        foreach (var target in batch.Targets)
        {
            var before = batch.ContactOf(target).OwnerId;
            if (isGone || before == batch.Act.OwnerId)
            {
                target.Leave(isGone ? ContactBulkOutcome.LeftOut : ContactBulkOutcome.Unchanged);
                continue;
            }

            target.ChangeOwner(before, batch.Now);
            Give(batch, target, batch.Act.OwnerId, agents);
        }
    }

    private async Task GoBackAsync(ContactBulkBatch batch, Dictionary<Guid, Agent> agents, CancellationToken cancellationToken)
    {
        var touched = await db.TouchedSinceAsync(batch, ContactProperties.Owner, _ => true, cancellationToken);
        var later = await LaterAsync(batch, cancellationToken);
        foreach (var target in batch.Targets)
        {
            if (batch.ContactOf(target).OwnerId == batch.Act.OwnerId && !touched.Contains(target.ContactId))
            {
                target.TakeBack(batch.Now);
                Give(batch, target, target.OwnerBeforeId is { } had && agents[had].RemovedAt is null ? had : null, agents);
            }
            else if (later[target.ContactId].FirstOrDefault(t => t.OwnerBeforeId == batch.Act.OwnerId) is { } next)
            {
                next.ForgetOwner(target.OwnerBeforeId);
                target.TakeBack(batch.Now);
            }
            else
            {
                target.Leave(ContactBulkOutcome.Kept);
            }
        }
    }

    /// <summary>What later acts, which are not taken back, changed of the same contacts, the earliest first.</summary>
    private async Task<ILookup<Guid, ContactBulkTarget>> LaterAsync(ContactBulkBatch batch, CancellationToken cancellationToken)
    {
        var (ids, startedAt) = (batch.Ids, batch.Act.StartedAt);
        var found = await db.ContactBulkTargets
            .Where(t => ids.Contains(t.ContactId) && t.Outcome == ContactBulkOutcome.Changed && t.ChangedAt > startedAt)
            .Where(t => db.ContactBulkActs.Any(
                a => a.Id == t.ActId && a.Kind == ContactBulkKind.SetOwner && a.StartedAt > startedAt))
            .OrderBy(t => t.ChangedAt).ToListAsync(cancellationToken);
        return found.ToLookup(target => target.ContactId);
    }

    private void Give(ContactBulkBatch batch, ContactBulkTarget target, Guid? ownerId, Dictionary<Guid, Agent> agents)
    {
        var contact = batch.ContactOf(target);
        if (contact.OwnerId != ownerId)
        {
            db.ContactChanges.Add(new(
                contact, batch.By, ContactProperties.Owner, NameOf(contact.OwnerId, agents), NameOf(ownerId, agents), batch.Now));
            contact.SetOwner(ownerId);
            contact.Revise();
        }
    }

    private static string? NameOf(Guid? id, Dictionary<Guid, Agent> agents) => id is { } agent ? agents[agent].Name : null;
}
