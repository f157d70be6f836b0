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
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var import = await db.ContactImports.SingleAsync(i => i.Id == importId, cancellationToken);
        var rows = await db.ContactImportRows.Where(r => r.ImportId == importId && r.ContactId != null)
            .OrderByDescending(r => r.Number).Take(BatchSize).ToListAsync(cancellationToken);
        if (import.State != ImportState.Undoing || rows.Count == 0)
        {
            import.FinishUndo(clock.GetUtcNow());
            await db.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            return false;
        }

        Guid[] ids = [.. rows.Select(row => row.ContactId!.Value)];
        await db.LockContactsAsync(import.OrganizationId, ids, cancellationToken);
        var batch = await ImportUndoBatch.LoadAsync(db, import, ids, cancellationToken);
        var kept = rows.Count(row => !batch.GoBack(row, clock.GetUtcNow()));
        db.ContactImportRows.RemoveRange(rows);
        import.GoBack(rows[^1].Number - 1, kept, clock.GetUtcNow() + Lease);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }
}
