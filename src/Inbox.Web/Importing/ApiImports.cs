using Inbox.Web.Data;
using Inbox.Web.Localization;
using Inbox.Web.Organizations;

namespace Inbox.Web.Importing;

/// <summary>Tells programs of imports, and starts them by what programs say.</summary>
public sealed class ApiImports(InboxDbContext db, ImportFile files, ImportService imports, TimeProvider clock)
{
    public async Task<ApiImport> OfAsync(ContactImport import, CancellationToken cancellationToken)
    {
        var page = await PageOfAsync(import, cancellationToken);
        return new(
            import.Id, import.State, import.FileName, import.Encoding, import.Separator, import.Rows, import.RowsDone, import.Created,
            import.Updated, import.Unchanged, import.Failed, import.Kept, import.CreatedAt, import.StartedAt, import.EndedAt,
            import.MayUndo(clock.GetUtcNow()) ? import.EndedAt + ContactImport.UndoTime : null)
        {
            Columns = [.. page.Columns.Select(column => new ApiImportColumn(
                column.Header, column.Target.Length > 0 ? column.Target : null, column.Examples))],
            Problems = import is { Failed: > 0, DueAt: not null } ? $"/contacts/imports/{import.Id}/problems" : null,
        };
    }

    /// <returns>Why it was not started; null where it was.</returns>
    public async Task<Sentence?> StartAsync(Agent by, ContactImport import, ApiImportStart start, CancellationToken cancellationToken)
    {
        var page = await PageOfAsync(import, cancellationToken);
        HashSet<string> headers = [.. page.Columns.Select(column => column.Header)];
        HashSet<string> targets = [.. page.Targets.Select(target => target.Value)];
        return start.Columns.Keys.FirstOrDefault(header => !headers.Contains(header)) is { } unknown
                ? new Sentence("The file has no column “{0}”.", unknown)
            : start.Columns.Values.FirstOrDefault(target => target is not null && !targets.Contains(target)) is { } missing
                ? new Sentence("There is no property “{0}”.", missing)
            : await imports.StartAsync(by, import, PlanOf(page, start), cancellationToken);
    }

    private static ImportPlan PlanOf(ImportPage page, ApiImportStart start) => new()
    {
        Headers = page.Plan.Headers,
        Columns = [.. page.Columns.Select(column =>
            start.Columns.TryGetValue(column.Header, out var target) ? target ?? "" : column.Target)],
        Mode = start.Mode,
        ClearsBlank = start.ClearsBlank,
        ReplacesLabels = start.ReplacesLabels,
        Phones = start.Phones,
        Days = start.Days,
    };

    private Task<ImportPage> PageOfAsync(ContactImport import, CancellationToken cancellationToken) =>
        ImportPage.LoadAsync(db, files, import, plan: null, clock.GetUtcNow(), cancellationToken);
}
