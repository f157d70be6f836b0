using System.Globalization;
using CsvHelper;
using Inbox.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Importing;

/// <summary>
/// Writes the file of an import anew without what it says of people who were erased: their rows are empty, and all others stay in their
/// places.
/// </summary>
public sealed class ImportCleaner(InboxDbContext db, ImportService imports, ImportFile files)
{
    public async Task CleanAsync(Guid id, CancellationToken cancellationToken)
    {
        var import = await db.ContactImports.AsNoTracking().SingleAsync(i => i.Id == id, cancellationToken);
        await using (var file = await files.FindAsync(import))
        {
            if (file is not null)
            {
                await WriteAsync(import, file, cancellationToken);
            }
        }

        await db.RetryOnConflictAsync(async () =>
        {
            var current = await db.ContactImports.SingleAsync(i => i.Id == id, cancellationToken);
            if (current.ErasedKeys.SequenceEqual(import.ErasedKeys) && current.ErasedRows.SequenceEqual(import.ErasedRows))
            {
                current.Clean(); // Else somebody was erased meanwhile, and it is cleaned again.
                await db.SaveChangesAsync(cancellationToken);
            }
        });
    }

    private async Task WriteAsync(ContactImport import, Stream file, CancellationToken cancellationToken)
    {
        var parser = await imports.ParserOfAsync(import, cancellationToken);
        var path = Path.GetTempFileName();
        try
        {
            await using var anew = new FileStream(path, FileMode.Create, FileAccess.ReadWrite);
            await using (var text = new StreamWriter(anew, import.Format.TextEncoding, leaveOpen: true))
            {
                await WriteAsync(text, import, parser, file);
            }

            anew.Position = 0;
            using var received = await files.ReceiveAsync(anew, cancellationToken);
            await files.KeepAsync(import, received);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static async Task WriteAsync(StreamWriter text, ContactImport import, RowParser parser, Stream file)
    {
        var (keys, numbers) = (import.ErasedKeys.ToHashSet(), import.ErasedRows.ToHashSet());
        await WriteAsync(text, import, [.. ImportPlan.Parse(import.Plan!).Headers]);
        foreach (var row in ImportFile.Rows(file, import.Format, skip: 0))
        {
            var isErased = numbers.Contains(row.Number) || parser.Parse(row).Keys.Any(key => keys.Contains(ContactImport.KeyOf(key)));
            await WriteAsync(text, import, isErased ? [.. row.Cells.Select(_ => "")] : [.. row.Cells]);
        }
    }

    /// <remarks>A writer of its own for each: one refuses rows of another length, and none is to get another one here.</remarks>
    private static async Task WriteAsync(StreamWriter text, ContactImport import, string[] cells)
    {
        await using var writer = CsvWriter.Create(
            text, new CsvWriterOptions { NewLine = "\n", FormatProvider = CultureInfo.InvariantCulture, Separator = import.Separator[0] },
            leaveOpen: true);
        await writer.WriteRecordAsync(cells);
    }
}
