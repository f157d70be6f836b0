using Inbox.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Importing;

/// <summary>What imports know of a person who is erased.</summary>
public static class ImportTraces
{
    /// <summary>
    /// Deletes what was known of them before an import, and has their rows left out of every file that is still kept: of one that is not
    /// taken in to its end when it is, of the others at once (<see cref="ImportCleaner"/>). The caller saves.
    /// </summary>
    /// <returns>Whether a file is to be written anew.</returns>
    public static async Task<bool> DeleteAsync(
        InboxDbContext db, Guid contactId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var known = await db.Contacts.Where(c => c.Id == contactId).Select(c => new[] { c.PhoneNumber, c.EmailAddress })
            .SingleAsync(cancellationToken);
        var ids = await db.ContactIdentities.Where(i => i.ContactId == contactId).Select(i => i.ExternalId).ToListAsync(cancellationToken);
        string[] keys = [.. known.OfType<string>(), .. ids];
        var rows = db.ContactImportRows.Where(r => r.ContactId == contactId);
        var numbers = (await rows.Select(r => new { r.ImportId, r.Number }).ToListAsync(cancellationToken))
            .ToLookup(row => row.ImportId, row => row.Number);
        await rows.ExecuteDeleteAsync(cancellationToken);
        var imports = await db.ContactImports.Where(i => i.DueAt != null).ToListAsync(cancellationToken);
        imports.ForEach(import => import.LeaveOut(keys, numbers[import.Id], now));
        return imports.Exists(import => import.IsToBeCleaned);
    }
}
