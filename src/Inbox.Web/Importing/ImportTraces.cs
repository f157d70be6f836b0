using Inbox.Web.Contacts;
using Inbox.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Importing;

/// <summary>
/// Deletes what was known of a person before an import, and has their rows left out of every file that is still kept: of one that is not
/// taken in to its end when it is, of the others at once (<see cref="ImportCleaner"/>).
/// </summary>
public sealed class ImportTraces(InboxDbContext db, ImportSignal signal) : IErasedTraces
{
    private bool isInFiles;

    public async Task DeleteAsync(ErasedPerson person, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var contactId = person.ContactId;
        var known = await db.Contacts.Where(c => c.Id == contactId).Select(c => new[] { c.PhoneNumber, c.EmailAddress })
            .SingleAsync(cancellationToken);
        var ids = await db.ContactIdentities.Where(i => i.ContactId == contactId).Select(i => i.ExternalId).ToListAsync(cancellationToken);
        string[] keys = [.. known.OfType<string>(), .. ids, .. person.Keys];
        var rows = db.ContactImportRows.Where(r => r.ContactId != null && person.Ids.Contains(r.ContactId.Value));
        var numbers = (await rows.Select(r => new { r.ImportId, r.Number }).ToListAsync(cancellationToken))
            .ToLookup(row => row.ImportId, row => row.Number);
        await rows.ExecuteDeleteAsync(cancellationToken);
        var imports = await db.ContactImports.Where(i => i.DueAt != null).ToListAsync(cancellationToken);
        imports.ForEach(import => import.LeaveOut(keys, numbers[import.Id], now));
        isInFiles = imports.Exists(import => import.IsToBeCleaned);
    }

    public void Finish()
    {
        if (isInFiles)
        {
            signal.Wake();
        }
    }
}
