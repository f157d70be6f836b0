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
        }
        else
        {
            Give(batch, agents);
        }
    }

    private void Give(ContactBulkBatch batch, Dictionary<Guid, Agent> agents)
    {
        var isGone = batch.Act.OwnerId is { } owner && agents[owner].RemovedAt is not null;
        foreach (var target in batch.Targets)
        {
            var before = batch.ContactOf(target).OwnerId;
            if (isGone || before == batch.Act.OwnerId)
            {
                target.Leave(isGone ? ContactBulkOutcome.LeftOut : ContactBulkOutcome.Unchanged);
                continue;
            }

            target.ChangeOwner(before);
            Give(batch, target, batch.Act.OwnerId, agents);
        }
    }

    private async Task GoBackAsync(ContactBulkBatch batch, Dictionary<Guid, Agent> agents, CancellationToken cancellationToken)
    {
        var history = await ChangeHistory.OfOwnersAsync(db, batch.Ids, cancellationToken);
        var merged = await db.MergedSinceAsync(batch.Ids, batch.Act.StartedAt, cancellationToken);
        foreach (var target in batch.Targets)
        {
            var undo = history.Of(target.ContactId, batch.Act.Id, target.OwnerBeforeId);
            if (undo.Change is null || merged.Contains(target.ContactId)
                || (undo.IsLast && batch.ContactOf(target).OwnerId != batch.Act.OwnerId))
            {
                target.Leave(ContactBulkOutcome.Kept);
                continue;
            }

            undo.Change.TakeBack();
            target.Leave(ContactBulkOutcome.TakenBack);
            if (undo.IsLast)
            {
                Give(batch, target, undo.Was is { } had && agents[had].RemovedAt is null ? had : null, agents);
            }
        }
    }

    private void Give(ContactBulkBatch batch, ContactBulkTarget target, Guid? ownerId, Dictionary<Guid, Agent> agents)
    {
        var contact = batch.ContactOf(target);
        if (contact.OwnerId != ownerId)
        {
            var change = new ContactChange(
                contact, batch.By, ContactProperties.Owner, NameOf(contact.OwnerId, agents), NameOf(ownerId, agents), batch.Now)
            {
                WasId = contact.OwnerId,
                NowId = ownerId,
                ActId = batch.Act.Id,
            };
            db.ContactChanges.Add(batch.IsBack ? change.TakeBack() : change);
            contact.SetOwner(ownerId);
            contact.Revise();
        }
    }

    private static string? NameOf(Guid? id, Dictionary<Guid, Agent> agents) => id is { } agent ? agents[agent].Name : null;
}
