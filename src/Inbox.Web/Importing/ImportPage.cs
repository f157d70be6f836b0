using Inbox.Web.Contacts;
using Inbox.Web.Data;
using Inbox.Web.Localization;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Importing;

/// <summary>An import: its columns and first rows until it is started, and then how far it is.</summary>
/// <param name="Error">Why it was not started, or not read so; a key of the localizer.</param>
public sealed record ImportPage(ContactImport Import, ImportPlan Plan, DateTimeOffset Now, Sentence? Error = null)
{
    private const int PreviewRows = 20;

    /// <summary>How it was asked to be read, which may not be how it can be.</summary>
    public ImportFormat Format { get; init; } = Import.Format;

    public IReadOnlyList<ImportColumn> Columns { get; init; } = [];

    public IReadOnlyList<PropertyOption> Targets { get; init; } = [];

    /// <summary>The first rows, and what would become of each.</summary>
    public IReadOnlyList<PreviewedRow> Preview { get; init; } = [];

    public bool IsAtWork => Import.State is ImportState.Running or ImportState.Undoing;

    /// <summary>How much of what is being done is done.</summary>
    public int Percent => Import.Rows == 0 ? 100
        : (int)(100L * (Import.State == ImportState.Undoing ? Import.Rows - Import.RowsDone : Import.RowsDone) / Import.Rows);

    /// <summary>How long the rest takes if it goes on as until now; null where nothing tells.</summary>
    public TimeSpan? Rest => Import is { State: ImportState.Running, RowsDone: > 0, StartedAt: { } startedAt }
        ? (Now - startedAt) * ((double)(Import.Rows - Import.RowsDone) / Import.RowsDone) : null;

    internal static async Task<ImportPage> LoadAsync(
        InboxDbContext db, ImportFile files, ContactImport import, ImportPlan? plan, DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        if (import.State != ImportState.Mapping)
        {
            return new(import, ImportPlan.Parse(import.Plan!), now);
        }

        await using var file = await files.OpenAsync(import);
        var headers = ImportFile.Headers(file, import.Format);
        file.Position = 0;
        List<ImportedRow> rows = [.. ImportFile.Rows(file, import.Format, skip: 0).Take(PreviewRows)];
        var properties = await ContactProperties.LoadAsync(db, cancellationToken);
        plan ??= await EarlierAsync(db, headers, properties, cancellationToken);
        return new(import, plan, now)
        {
            Targets = ImportTargets.All(properties),
            Columns = [.. headers.Select((header, place) => new ImportColumn(header, plan.Columns.ElementAtOrDefault(place) ?? "",
                [.. rows.Take(3).Select(row => row.Cells.ElementAtOrDefault(place) ?? "")]))],
            Preview = await PreviewAsync(db, import, plan, rows, cancellationToken),
        };
    }

    private static async Task<IReadOnlyList<PreviewedRow>> PreviewAsync(
        InboxDbContext db, ContactImport import, ImportPlan plan, List<ImportedRow> rows, CancellationToken cancellationToken)
    {
        var parser = await RowParser.LoadAsync(db, import.OrganizationId, plan, cancellationToken);
        var parsed = rows.ConvertAll(parser.Parse);
        var matcher = await RowMatcher.LoadAsync(db, import.Id, parsed, cancellationToken);
        return [.. parsed.Select(row => PreviewedRow.Of(row, matcher, plan))];
    }

    /// <summary>As a file with the same columns was read the last time; else as its headers say.</summary>
    private static async Task<ImportPlan> EarlierAsync(
        InboxDbContext db, IReadOnlyList<string> headers, ContactProperties properties, CancellationToken cancellationToken)
    {
        var earlier = await db.ContactImports.Where(i => i.Plan != null).OrderByDescending(i => i.CreatedAt).Select(i => i.Plan!).Take(20)
            .ToListAsync(cancellationToken);
        return earlier.Select(ImportPlan.Parse).FirstOrDefault(plan => plan.Headers.SequenceEqual(headers)) is { } same ? same
            : new() { Headers = [.. headers], Columns = Guesses(headers, properties) };
    }

    /// <summary>Each property once.</summary>
    private static List<string> Guesses(IReadOnlyList<string> headers, ContactProperties properties)
    {
        var guesses = new List<string>();
        foreach (var header in headers)
        {
            var guess = ImportTargets.Guess(header, properties);
            guesses.Add(guesses.Contains(guess) ? "" : guess);
        }

        return guesses;
    }
}

/// <summary>A column of a file.</summary>
/// <param name="Target">What it is taken for; empty where it is left out.</param>
/// <param name="Examples">What stands in it in the first rows.</param>
public sealed record ImportColumn(string Header, string Target, IReadOnlyList<string> Examples);
