using Inbox.Web.Contacts;
using Inbox.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Importing;

/// <summary>
/// Takes an import back, from its last row to its first: whom it made go, unless somebody has done something with them since, and of whom
/// it changed what is as it left it becomes as it was.
/// </summary>
public sealed class ImportUndo(InboxDbContext db, TimeProvider clock)
{
    private const int BatchSize = 500;

    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);

    public async Task RunAsync(Guid importId, CancellationToken cancellationToken)
    {
        while (await db.RetryOnConflictAsync(() => GoBackAsync(importId, cancellationToken)))
        {
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    /// <returns>Whether there may be more.</returns>
    private async Task<bool> GoBackAsync(Guid importId, CancellationToken cancellationToken)
    {
        var import = await db.ContactImports.SingleAsync(i => i.Id == importId, cancellationToken);
        var rows = await db.ContactImportRows.Where(r => r.ImportId == importId && r.ContactId != null)
            .OrderByDescending(r => r.Number).Take(BatchSize).ToListAsync(cancellationToken);
        if (import.State != ImportState.Undoing || rows.Count == 0)
        {
            import.FinishUndo(clock.GetUtcNow());
            await db.SaveChangesAsync(cancellationToken);
            return false;
        }

        Guid[] ids = [.. rows.Select(row => row.ContactId!.Value)];
        var contacts = await db.Contacts.Where(c => ids.Contains(c.Id)).ToDictionaryAsync(c => c.Id, cancellationToken);
        var inUse = (await InUseAsync(ids, cancellationToken)).ToHashSet();
        var labels = (await db.ContactLabels.Where(l => ids.Contains(l.ContactId)).ToListAsync(cancellationToken))
            .ToLookup(label => label.ContactId);
        var kept = 0;
        foreach (var (row, id) in rows.Select(row => (row, row.ContactId!.Value)).Where(pair => contacts.ContainsKey(pair.Value)))
        {
            kept += GoBack(row, contacts[id], inUse.Contains(id), [.. labels[id]]) ? 0 : 1;
        }

        db.ContactImportRows.RemoveRange(rows);
        import.GoBack(rows[^1].Number - 1, kept, clock.GetUtcNow() + Lease);
        await db.SaveChangesAsync(cancellationToken);
        return true;
    }

    /// <summary>Who wrote since, or of whom somebody noted something, or who became part of another.</summary>
    private Task<List<Guid>> InUseAsync(Guid[] ids, CancellationToken cancellationToken) => db.ContactIdentities
        .Where(i => ids.Contains(i.ContactId)).Select(i => i.ContactId)
        .Concat(db.ContactNotes.Where(n => ids.Contains(n.ContactId)).Select(n => n.ContactId))
        .Concat(db.ContactMerges.Where(m => ids.Contains(m.ContactId)).Select(m => m.ContactId)).ToListAsync(cancellationToken);

    /// <returns>False where a new contact stays.</returns>
    private bool GoBack(ContactImportRow row, Contact contact, bool isInUse, List<ContactLabel> labels)
    {
        if (row.IsNew)
        {
            if (contact.Revision > 0 || isInUse)
            {
                return false;
            }

            db.Contacts.Remove(contact);
            return true;
        }

        var entry = db.Entry(contact);
        ContactSnapshot.Of(entry).Without(ContactSnapshot.Parse(row.Before!), ContactSnapshot.Parse(row.After!)).WriteTo(entry);
        contact.Revise();
        db.ContactLabels.RemoveRange(labels.Where(label => row.LabelsAdded.Contains(label.LabelId)));
        db.ContactLabels.AddRange(row.LabelsTaken.Where(id => labels.TrueForAll(label => label.LabelId != id))
            .Select(id => new ContactLabel(contact.OrganizationId, contact.Id, id)));
        return true;
    }
}
