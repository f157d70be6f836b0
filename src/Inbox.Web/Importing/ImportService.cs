using Inbox.Web.Audit;
using Inbox.Web.Contacts;
using Inbox.Web.Data;
using Inbox.Web.Files;
using Inbox.Web.Localization;
using Inbox.Web.Organizations;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Importing;

/// <summary>
/// Receives files of contacts, reads them otherwise, starts imports and takes them back. The reasons are keys of the localizer.
/// </summary>
public sealed class ImportService(InboxDbContext db, ImportFile files, AuditTrail audit, ImportSignal signal, TimeProvider clock)
{
    /// <returns>The import; or why the file is not taken.</returns>
    public async Task<(ContactImport? Import, Sentence? Problem)> ReceiveAsync(
        Agent by, IFormFile? upload, CancellationToken cancellationToken)
    {
        if (upload is null or { Length: 0 })
        {
            return (null, "Choose a file.");
        }

        await using var body = upload.OpenReadStream();
        using var received = await files.ReceiveAsync(body, cancellationToken);
        if (received.IsCut)
        {
            return (null, "The file is larger than 100 MB. Split it into several.");
        }

        var format = await ImportFile.GuessAsync(received, cancellationToken);
        var check = CheckOf(received, format);
        return check.Problem is { } problem ? (null, problem)
            : (await KeepAsync(new(by, FileName.Clean(upload.FileName) ?? "contacts.csv", format, check.Rows, clock.GetUtcNow()), received,
                cancellationToken), null);
    }

    private static ImportCheck CheckOf(ReceivedFile received, ImportFormat format)
    {
        using var file = File.OpenRead(received.Path);
        return ImportCheck.Of(file, format);
    }

    private async Task<ContactImport> KeepAsync(ContactImport import, ReceivedFile received, CancellationToken cancellationToken)
    {
        db.ContactImports.Add(import);
        await files.KeepAsync(import, received);
        await db.SaveChangesAsync(cancellationToken);
        return import;
    }

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
    public async Task<Sentence?> StartAsync(ContactImport import, ImportPlan plan, CancellationToken cancellationToken)
    {
        if (FaultOf(plan) is { } fault)
        {
            return fault;
        }

        import.Start(plan.ToJson(), clock.GetUtcNow());
        await audit.AddAsync(AuditAct.ImportContacts, nameof(ContactImport), import.Id, import.FileName, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        signal.Wake();
        return null;
    }

    /// <returns>Whether it can be taken back still.</returns>
    public async Task<bool> UndoAsync(ContactImport import, CancellationToken cancellationToken)
    {
        if (!import.MayUndo(clock.GetUtcNow()))
        {
            return false;
        }

        import.Undo(clock.GetUtcNow());
        await audit.AddAsync(AuditAct.UndoImport, nameof(ContactImport), import.Id, import.FileName, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        signal.Wake();
        return true;
    }

    public Task<ContactImport?> FindAsync(Guid id, CancellationToken cancellationToken) =>
        db.ContactImports.SingleOrDefaultAsync(i => i.Id == id, cancellationToken);

    /// <summary>Reads the rows as the import does.</summary>
    internal async Task<RowParser> ParserOfAsync(ContactImport import, CancellationToken cancellationToken)
    {
        var organizationId = import.OrganizationId;
        var region = await db.Organizations.Where(o => o.Id == organizationId).Select(o => o.PhoneRegion).SingleAsync(cancellationToken);
        return new(await ContactProperties.LoadAsync(db, cancellationToken), ImportPlan.Parse(import.Plan!), region);
    }

    private static Sentence? FaultOf(ImportPlan plan) =>
        plan.Columns.TrueForAll(column => column.Length == 0) ? "Say of at least one column what it is."
        : plan.Columns.Where(column => column.Length > 0).GroupBy(column => column).FirstOrDefault(group => group.Count() > 1) is not null
            ? "Two columns are the same. Leave one of them out."
        : plan.Columns.TrueForAll(column => column is "" or ImportTargets.Labels or ContactProperties.Owner or ContactProperties.Language)
            ? "No column says who a person is: a name, a telephone number, an e-mail address or an id."
        : null;
}
