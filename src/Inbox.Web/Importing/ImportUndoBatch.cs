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
    private readonly ContactTraces traces;

    private ImportUndoBatch(
        InboxDbContext db, Agent by, ContactProperties properties, IEnumerable<Contact> contacts, ContactTraces traces)
    {
        (this.db, this.by, this.properties, this.traces) = (db, by, properties, traces);
        this.contacts = contacts.ToDictionary(contact => contact.Id);
    }

    public static async Task<ImportUndoBatch> LoadAsync(
        InboxDbContext db, ContactImport import, Guid[] ids, CancellationToken cancellationToken)
    {
        var by = await db.Agents.SingleAsync(a => a.Id == (import.UndoneById ?? import.CreatedById), cancellationToken);
        var contacts = await db.Contacts.Where(c => ids.Contains(c.Id)).ToListAsync(cancellationToken);
        return new(
            db, by, await ContactProperties.LoadAsync(db, cancellationToken), contacts,
            await ContactTraces.LoadAsync(db, import, ids, cancellationToken));
    }

    /// <returns>
    /// False where the contact stays as it is: somebody used it, or it is part of another one by now, or became one with another since.
    /// </returns>
    public bool GoBack(ContactImportRow row, DateTimeOffset now)
    {
        if (!contacts.TryGetValue(row.ContactId!.Value, out var contact))
        {
            return false;
        }

        if (!row.IsNew)
        {
            return !traces.Merged.Contains(contact.Id) && Restore(row, contact, now);
        }

        var isUsed = contact.Revision > 0 || traces.InUse.Contains(contact.Id)
            || traces.Labels[contact.Id].Any(label => !row.LabelsAdded.Contains(label.LabelId));
        return !isUsed && db.Contacts.Remove(contact) is not null;
    }

    private bool Restore(ContactImportRow row, Contact contact, DateTimeOffset now)
    {
        var (before, after) = (ContactSnapshot.Parse(row.Before!), ContactSnapshot.Parse(row.After!));
        var had = properties.All.Select(property => property.Read(contact)).ToList();
        ContactSnapshot.Of(db.Entry(contact)).Without(before, after).WriteTo(db.Entry(contact));
        var owner = traces.Owners.Of(contact.Id, row.ImportId, contact.OwnerId);
        owner.Change?.TakeBack();
        if (owner is { Change: not null, IsLast: true })
        {
            contact.SetOwner(owner.Was);
        }

        contact.Revise();
        foreach (var (property, was) in properties.All.Zip(had).Where(pair => pair.First.Read(contact) != pair.Second))
        {
            db.ContactChanges.Add(ContactChange.Of(contact, by, property, was, property.Read(contact), now, row.ImportId).TakeBack());
        }

        traces.Later[contact.Id].ToList().ForEach(other => other.Forget(before, after));
        row.LabelsAdded.ToList().ForEach(label => Restore(row, contact, label, wasOn: false, now));
        row.LabelsTaken.ToList().ForEach(label => Restore(row, contact, label, wasOn: true, now));
        return true;
    }

    /// <summary>A label is as it was before the file, unless somebody put it on or took it off by hand since.</summary>
    private void Restore(ContactImportRow row, Contact contact, Guid labelId, bool wasOn, DateTimeOffset now)
    {
        var undo = traces.LabelHistory.Of(contact.Id, row.ImportId, wasOn ? labelId : null, labelId);
        undo.Change?.TakeBack();
        var current = traces.Labels[contact.Id].FirstOrDefault(label => label.LabelId == labelId);
        if (!undo.IsLast || undo.Was is not null == current is not null || !traces.Known.TryGetValue(labelId, out var label))
        {
            return;
        }

        db.ContactChanges.Add(ContactChange.Of(contact, by, label, isOn: current is null, now, row.ImportId).TakeBack());
        _ = current is null ? db.ContactLabels.Add(new(contact.OrganizationId, contact.Id, labelId)) : db.ContactLabels.Remove(current);
    }
}
