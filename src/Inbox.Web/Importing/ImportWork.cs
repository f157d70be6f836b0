using Inbox.Web.Background;
using Inbox.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Importing;

/// <summary>
/// What a worker does next with an import: takes it in, takes it back, leaves out who was erased, or deletes what nobody needs any more.
/// </summary>
public sealed class ImportWork(
    InboxDbContext db, ContactImporter importer, ImportUndo undo, ImportCleaner cleaner, ImportFile files)
{
    public async Task ContinueAsync(Guid id, CancellationToken cancellationToken)
    {
        var import = await db.ContactImports.AsNoTracking().SingleOrDefaultAsync(i => i.Id == id, cancellationToken);
        switch (import?.State)
        {
            case ImportState.Running:
                await importer.RunAsync(import, cancellationToken);
                break;
            case ImportState.Undoing:
                await undo.RunAsync(id, cancellationToken);
                break;
            case ImportState.Done when import.IsToBeCleaned:
                await cleaner.CleanAsync(id, cancellationToken);
                break;
            case not null:
                await ForgetAsync(import, cancellationToken);
                break;
        }
    }

    /// <summary>An import that nobody started goes as a whole; of the others what they came to stays.</summary>
    private async Task ForgetAsync(ContactImport import, CancellationToken cancellationToken)
    {
        await files.DeleteAsync(import);
        await db.ContactImportRows.Where(r => r.ImportId == import.Id).ExecuteDeleteAsync(cancellationToken);
        if (import.State == ImportState.Mapping)
        {
            await db.ContactImports.Where(i => i.Id == import.Id).ExecuteDeleteAsync(cancellationToken);
            return;
        }

        await db.ContactImports.Where(i => i.Id == import.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(i => i.DueAt, (DateTimeOffset?)null), cancellationToken);
    }
}

/// <summary>Tells the worker that an import is to be gone on with.</summary>
public sealed class ImportSignal : WorkSignal;

/// <summary>Works on imports in the background.</summary>
public sealed class ImportWorker(ImportSignal signal, IServiceScopeFactory scopes, TimeProvider clock, ILogger<ImportWorker> logger)
    : DueRowWorker<ImportWork>(Claim, signal, scopes, clock, logger)
{
    private static readonly DueRowClaim Claim = new("contact_imports", Lease: TimeSpan.FromMinutes(2));

    protected override TimeSpan PollInterval => TimeSpan.FromSeconds(5);

    protected override int BatchSize => 1;

    protected override Task HandleAsync(ImportWork handler, Guid id, CancellationToken cancellationToken) =>
        handler.ContinueAsync(id, cancellationToken);
}
