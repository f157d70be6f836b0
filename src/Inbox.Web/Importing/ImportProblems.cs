using System.Globalization;
using CsvHelper;
using Inbox.Web.ContactDirectory;
using Inbox.Web.Data;
using Inbox.Web.Localization;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Importing;

/// <summary>Writes the rows that were not taken in, each with its line and what is wrong with it.</summary>
public sealed class ImportProblems(InboxDbContext db, ImportService imports, ImportFile files)
{
    /// <param name="say">Says a reason in the reader's language.</param>
    /// <returns>Null where the file is gone.</returns>
    public async Task<Stream?> WriteAsync(ContactImport import, Func<Sentence, string> say, CancellationToken cancellationToken)
    {
        await using var file = await files.FindAsync(import);
        if (file is null)
        {
            return null;
        }

        var problems = await db.ContactImportRows.Where(r => r.ImportId == import.Id && r.Problem != null)
            .ToDictionaryAsync(r => r.Number, r => r.Problem!, cancellationToken);
        var parser = await imports.ParserOfAsync(import, cancellationToken);
        var rows = ImportFile.Rows(file, import.Format, skip: 0).Where(row => problems.ContainsKey(row.Number)).ToList();
        var headers = ImportPlan.Parse(import.Plan!).Headers;

        // A row may have more cells than there are columns, and none of them is to be lost.
        var width = rows.Select(row => row.Cells.Count).Append(headers.Count).Max();
        var memory = new MemoryStream();
        await memory.WriteAsync("\uFEFF"u8.ToArray(), cancellationToken);
        await WriteAsync(
            memory, import, [.. Filled(headers, width), "Line", "Problem"],
            rows.Select(row => (string[])[.. Filled(row.Cells, width).Select(SpreadsheetText.Protect), LineOf(row), SayOf(row)]),
            cancellationToken);
        memory.Position = 0;
        return memory;

        string SayOf(ImportedRow row) =>
            say((problems[row.Number] is { Key: not RowProblem.Unread } told ? told : parser.Parse(row).Problem)!);
    }

    private static string LineOf(ImportedRow row) => row.Line.ToString(CultureInfo.InvariantCulture);

    private static async Task WriteAsync(
        MemoryStream memory, ContactImport import, string[] header, IEnumerable<string[]> rows, CancellationToken cancellationToken)
    {
        await using var writer = CsvWriter.Create(memory, FormatOf(import), leaveOpen: true);
        await writer.WriteRecordAsync(header, cancellationToken);
        foreach (var row in rows)
        {
            await writer.WriteRecordAsync(row, cancellationToken);
        }
    }

    private static CsvWriterOptions FormatOf(ContactImport import) => new()
    {
        NewLine = "\r\n",
        FormatProvider = CultureInfo.InvariantCulture,
        Separator = import.Separator[0],
    };

    private static IEnumerable<string> Filled(IReadOnlyList<string> cells, int width) =>
        Enumerable.Range(0, width).Select(place => cells.ElementAtOrDefault(place) ?? "");
}
