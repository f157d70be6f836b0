using Inbox.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Importing;

/// <summary>What imports know of a person who is erased.</summary>
public static class ImportTraces
{
    /// <summary>A file that is not taken in to its end may name them further down.</summary>
    private static async Task LeaveOutAsync(InboxDbContext db, Guid contactId, CancellationToken cancellationToken)
    {
        var known = await db.Contacts.Where(c => c.Id == contactId).Select(c => new[] { c.PhoneNumber, c.EmailAddress })
            .SingleAsync(cancellationToken);
        var ids = await db.ContactIdentities.Where(i => i.ContactId == contactId).Select(i => i.ExternalId).ToListAsync(cancellationToken);
        foreach (var import in await db.ContactImports
            .Where(i => i.State == ImportState.Running || i.State == ImportState.Mapping).ToListAsync(cancellationToken))
        {
            import.LeaveOut([.. known.OfType<string>(), .. ids]);
        }
    }

    /// <summary>
    /// What was known of them before an import, and the files that named them: an import that is done can be taken back without its file.
    /// </summary>
    /// <returns>The imports whose files are to go.</returns>
    public static async Task<List<ContactImport>> DeleteAsync(
        InboxDbContext db, Guid contactId, CancellationToken cancellationToken)
    {
        var rows = db.ContactImportRows.Where(r => r.ContactId == contactId);
        var imports = await db.ContactImports.AsNoTracking()
            .Where(i => i.State != ImportState.Running && rows.Any(r => r.ImportId == i.Id)).ToListAsync(cancellationToken);
        await rows.ExecuteDeleteAsync(cancellationToken);
        await LeaveOutAsync(db, contactId, cancellationToken);
        return imports;
    }
}
