using Inbox.Web.Audit;
using Inbox.Web.Contacts;
using Inbox.Web.Data;
using Inbox.Web.Localization;
using Inbox.Web.Organizations;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Importing;

/// <summary>
/// Reads files of contacts otherwise than was guessed, starts imports, stops them and takes them back. The reasons are keys of the
/// localizer.
/// </summary>
public sealed class ImportService(InboxDbContext db, ImportFile files, AuditTrail audit, ImportSignal signal, TimeProvider clock)
{
    internal static readonly Sentence UnfitForm = "The form does not fit the file. Look at its columns again.";

    /// <summary>Reads the file by another encoding or separator than was guessed.</summary>
    /// <returns>Why it cannot be read so; null where it can.</returns>
    public async Task<Sentence?> ReadAsync(ContactImport import, ImportFormat format, CancellationToken cancellationToken)
    {
        if (!format.IsKnown)
        {
            return "Choose one of the separators and encodings.";
        }

        await using var file = await files.OpenAsync(import);
        var check = ImportCheck.Of(file, format);
        if (check.Problem is { } problem)
        {
            return problem;
        }

        import.Read(format, check.Rows);
        await db.SaveChangesAsync(cancellationToken);
        return null;
    }

    /// <returns>Why it was not started; null where it was.</returns>
    public async Task<Sentence?> StartAsync(Agent by, ContactImport import, ImportPlan plan, CancellationToken cancellationToken)
    {
        await using (var file = await files.OpenAsync(import))
        {
            if (FaultOf(plan, ImportFile.Headers(file, import.Format).Count) is { } fault)
            {
                return fault;
            }
        }

        import.Start(by, plan.ToJson(), clock.GetUtcNow());
        await audit.AddAsync(AuditAct.ImportContacts, nameof(ContactImport), import.Id, import.FileName, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        signal.Wake();
        return null;
    }

    /// <returns>Whether it can be taken back still.</returns>
    public async Task<bool> UndoAsync(Agent by, ContactImport import, CancellationToken cancellationToken)
    {
        if (!import.MayUndo(clock.GetUtcNow()))
        {
            return false;
        }

        import.Undo(by, clock.GetUtcNow());
        await audit.AddAsync(AuditAct.UndoImport, nameof(ContactImport), import.Id, import.FileName, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        signal.Wake();
        return true;
    }

    public Task<ContactImport?> FindAsync(Guid id, CancellationToken cancellationToken) =>
        db.ContactImports.SingleOrDefaultAsync(i => i.Id == id, cancellationToken);

    /// <summary>Reads the rows as the import does.</summary>
    internal Task<RowParser> ParserOfAsync(ContactImport import, CancellationToken cancellationToken) =>
        RowParser.LoadAsync(db, import.OrganizationId, ImportPlan.Parse(import.Plan!), cancellationToken);

    /// <summary>Stops an import: what is in stays in and can be taken back, and nothing more comes.</summary>
    public Task StopAsync(Guid id, CancellationToken cancellationToken) => db.RetryOnConflictAsync(async () =>
    {
        if (await FindAsync(id, cancellationToken) is { State: ImportState.Running } import)
        {
            import.Finish(clock.GetUtcNow());
            await db.SaveChangesAsync(cancellationToken);
        }
    });

    private static Sentence? FaultOf(ImportPlan plan, int columns) =>
        plan.Columns.Count != columns ? UnfitForm
        : plan.Columns.TrueForAll(column => column.Length == 0) ? "Say of at least one column what it is."
        : plan.Columns.Where(column => column.Length > 0).GroupBy(column => column).FirstOrDefault(group => group.Count() > 1) is not null
            ? "Two columns are the same. Leave one of them out."
        : plan.Columns.TrueForAll(column => column is "" or ImportTargets.Labels or ContactProperties.Owner or ContactProperties.Language
                or ContactProperties.Consent)
            ? "No column says who a person is: a name, a telephone number, an e-mail address or an id."
        : null;
}
