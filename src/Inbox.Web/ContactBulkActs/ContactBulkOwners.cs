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
        foreach (var target in batch.Targets)
        {
            var before = batch.ContactOf(target).OwnerId;
            if (!batch.IsBack)
            {
                target.ChangeOwner(before, isChanged: before != batch.Act.OwnerId);
                Give(batch, target, batch.Act.OwnerId, agents);
            }
            else if (before == batch.Act.OwnerId)
            {
                target.Leave(ContactBulkOutcome.TakenBack);
                Give(batch, target, target.OwnerBeforeId is { } had && agents[had].RemovedAt is null ? had : null, agents);
            }
            else
            {
                target.Leave(ContactBulkOutcome.Kept);
            }
        }
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
