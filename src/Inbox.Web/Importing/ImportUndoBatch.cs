using Inbox.Web.Contacts;
using Inbox.Web.Data;
using Inbox.Web.Organizations;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Importing;

/// <summary>Some contacts whom an import made or changed, as they are now, and what happened to them since.</summary>
internal sealed class ImportUndoBatch
{
    private readonly InboxDbContext db;
    private readonly Agent by;
    private readonly ContactProperties properties;
    private readonly Dictionary<Guid, Contact> contacts;
    private readonly HashSet<Guid> inUse;
    private readonly ILookup<Guid, ContactLabel> labels;
    private readonly ILookup<Guid, ContactImportRow> later;

    private ImportUndoBatch(
        InboxDbContext db, Agent by, ContactProperties properties, IEnumerable<Contact> contacts, ContactTraces traces)
    {
        (this.db, this.by, this.properties) = (db, by, properties);
        (inUse, labels, later) = (traces.InUse, traces.Labels, traces.Later);
        this.contacts = contacts.ToDictionary(contact => contact.Id);
    }

    public static async Task<ImportUndoBatch> LoadAsync(
        InboxDbContext db, ContactImport import, Guid[] ids, CancellationToken cancellationToken)
    {
        var by = await db.Agents.SingleAsync(a => a.Id == import.CreatedById, cancellationToken);
        var contacts = await db.Contacts.Where(c => ids.Contains(c.Id)).ToListAsync(cancellationToken);
        return new(
            db, by, await ContactProperties.LoadAsync(db, cancellationToken), contacts,
            await ContactTraces.LoadAsync(db, import, ids, cancellationToken));
    }

    /// <returns>False where the contact stays as it is: somebody used it, or it is part of another one by now.</returns>
    public bool GoBack(ContactImportRow row, DateTimeOffset now)
    {
        if (!contacts.TryGetValue(row.ContactId!.Value, out var contact))
        {
            return false;
        }

        if (!row.IsNew)
        {
            Restore(row, contact, now);
            return true;
        }

        var isUsed = contact.Revision > 0 || inUse.Contains(contact.Id)
            || labels[contact.Id].Any(label => !row.LabelsAdded.Contains(label.LabelId));
        return !isUsed && db.Contacts.Remove(contact) is not null;
    }

    private void Restore(ContactImportRow row, Contact contact, DateTimeOffset now)
    {
        var (before, after) = (ContactSnapshot.Parse(row.Before!), ContactSnapshot.Parse(row.After!));
        var had = properties.All.Select(property => property.Read(contact)).ToList();
        ContactSnapshot.Of(db.Entry(contact)).Without(before, after).WriteTo(db.Entry(contact));
        contact.Revise();
        foreach (var (property, was) in properties.All.Zip(had).Where(pair => pair.First.Read(contact) != pair.Second))
        {
            db.ContactChanges.Add(new ContactChange(contact, by, property.Key, was, property.Read(contact), now));
        }

        later[contact.Id].ToList().ForEach(other => other.Forget(before, after));
        db.ContactLabels.RemoveRange(labels[contact.Id].Where(label => row.LabelsAdded.Contains(label.LabelId)));
        db.ContactLabels.AddRange(row.LabelsTaken.Where(id => labels[contact.Id].All(label => label.LabelId != id))
            .Select(id => new ContactLabel(contact.OrganizationId, contact.Id, id)));
    }
}
