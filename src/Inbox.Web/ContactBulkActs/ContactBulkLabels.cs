using Inbox.Web.Contacts;
using Inbox.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.ContactBulkActs;

/// <summary>Puts a label on many contacts, or takes it off, and back.</summary>
public sealed class ContactBulkLabels(InboxDbContext db) : IContactBulkStep
{
    public async Task RunAsync(ContactBulkBatch batch, CancellationToken cancellationToken)
    {
        var labelId = batch.Act.LabelId!.Value;
        Guid[] ids = [.. batch.Targets.Select(target => target.ContactId)];
        var name = await db.Labels.Where(l => l.Id == labelId).Select(l => l.Name).SingleAsync(cancellationToken);
        var given = await db.ContactLabels.Where(l => l.LabelId == labelId && ids.Contains(l.ContactId))
            .ToDictionaryAsync(l => l.ContactId, cancellationToken);
        var isOn = (batch.Act.Kind == ContactBulkKind.Label) != batch.IsBack;
        var changed = batch.Targets.Where(target => given.ContainsKey(target.ContactId) != isOn).ToList();
        foreach (var target in changed)
        {
            var contact = batch.ContactOf(target);
            _ = isOn ? db.Add(new ContactLabel(contact.OrganizationId, contact.Id, labelId)) as object
                : db.ContactLabels.Remove(given[contact.Id]);
            db.ContactChanges.Add(new(contact, batch.By, ContactHistory.Label, isOn ? null : name, isOn ? name : null, batch.Now));
        }

        Note(batch, [.. changed]);
        await db.ForgetLabelOriginAsync([.. changed.Select(target => target.ContactId)], labelId, cancellationToken);
    }

    private static void Note(ContactBulkBatch batch, HashSet<ContactBulkTarget> changed)
    {
        foreach (var target in batch.Targets)
        {
            target.Leave((batch.IsBack, changed.Contains(target)) switch
            {
                (true, true) => ContactBulkOutcome.TakenBack,
                (true, false) => ContactBulkOutcome.Kept,
                (false, true) => ContactBulkOutcome.Changed,
                (false, false) => ContactBulkOutcome.Unchanged,
            });
        }
    }
}
