using System.Globalization;
using CsvHelper;
using Inbox.Web.Data;
using Inbox.Web.Exporting;
using Inbox.Web.Localization;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Importing;

/// <summary>Writes the rows that were not taken in, each with its line and what is wrong with it, some at a time.</summary>
public sealed class ImportProblems(InboxDbContext db, ImportService imports)
{
    private const int BatchSize = 500;

    /// <param name="file">The import's.</param>
    /// <param name="say">Says a reason in the reader's language.</param>
    /// <param name="cancellationToken">Ends with the request.</param>
    public async Task WriteAsync(
        Stream output, ContactImport import, Stream file, Func<Sentence, string> say, CancellationToken cancellationToken)
    {
        var parser = await imports.ParserOfAsync(import, cancellationToken);
        var headers = ImportPlan.Parse(import.Plan!).Headers;
        var width = await WidthAsync(import, file, headers.Count, cancellationToken);
        await output.WriteAsync("\uFEFF"u8.ToArray(), cancellationToken);
        await WriteAsync(output, import, [[.. Filled(headers, width), "Line", "Problem"]], cancellationToken);
        file.Position = 0;
        await foreach (var (row, problem) in RowsAsync(import, file, cancellationToken))
        {
            var parsed = parser.Parse(row);
            if (!parsed.Keys.Any(key => import.ErasedKeys.Contains(ContactImport.KeyOf(key))))
            {
                string[] cells = [.. Filled(row.Cells, width), LineOf(row), string.Join(' ', ReasonsOf(problem, parsed).Select(say))];
                await WriteAsync(output, import, [cells], cancellationToken);
            }
        }
    }

    /// <summary>A row may have more cells than there are columns, and none of them is to be lost.</summary>
    private async Task<int> WidthAsync(ContactImport import, Stream file, int least, CancellationToken cancellationToken)
    {
        await foreach (var (row, _) in RowsAsync(import, file, cancellationToken))
        {
            least = Math.Max(least, row.Cells.Count);
        }

        return least;
    }

    /// <summary>Those with a problem; who was erased is none of them.</summary>
    private async IAsyncEnumerable<(ImportedRow Row, Sentence Problem)> RowsAsync(
        ContactImport import, Stream file, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var rows in ImportFile.Rows(file, import.Format, skip: 0).Chunk(BatchSize))
        {
            var (first, last) = (rows[0].Number, rows[^1].Number);
            var problems = await db.ContactImportRows
                .Where(r => r.ImportId == import.Id && r.Problem != null && r.Number >= first && r.Number <= last)
                .ToDictionaryAsync(r => r.Number, r => r.Problem!, cancellationToken);
            foreach (var row in rows.Where(row => problems.TryGetValue(row.Number, out var told) && told.Key != RowProblem.Erased))
            {
                yield return (row, problems[row.Number]);
            }
        }
    }

    private static List<Sentence> ReasonsOf(Sentence problem, ParsedRow parsed) =>
        problem.Key != RowProblem.Unread ? [problem]
        : parsed.Problems.Count > 0 ? parsed.Problems : [new Sentence(RowProblem.ReadableNow)];

    private static string LineOf(ImportedRow row) => row.Line.ToString(CultureInfo.InvariantCulture);

    /// <remarks>To memory first: the writer knows no answer that may not be written to at once.</remarks>
    private static async Task WriteAsync(
        Stream output, ContactImport import, IEnumerable<string[]> rows, CancellationToken cancellationToken)
    {
        using var memory = new MemoryStream();
        await using (var writer = CsvWriter.Create(memory, FormatOf(import), leaveOpen: true))
        {
            foreach (var row in rows)
            {
                await writer.WriteRecordAsync(row, cancellationToken);
            }
        }

        memory.Position = 0;
        await memory.CopyToAsync(output, cancellationToken);
    }

    private static CsvWriterOptions FormatOf(ContactImport import) => new()
    {
        NewLine = "\r\n",
        FormatProvider = CultureInfo.InvariantCulture,
        Separator = import.Separator[0],
    };

    /// <summary>What is protected already has no second apostrophe: it would stay when the file comes back.</summary>
    private static IEnumerable<string> Filled(IReadOnlyList<string> cells, int width) => Enumerable.Range(0, width)
        .Select(place => SpreadsheetText.Protect(SpreadsheetText.Unprotect(cells.ElementAtOrDefault(place) ?? "")));
}
