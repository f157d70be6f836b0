using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using CsvHelper;
using Inbox.Web.ContactDirectory;
using Inbox.Web.Contacts;
using Inbox.Web.Data;
using Inbox.Web.Organizations;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Exporting;

/// <summary>Writes contacts to a file, some at a time, so that a million of them take no more memory than a thousand.</summary>
public sealed class ContactExport(InboxDbContext db)
{
    private const int BatchSize = 1000;

    private static readonly CsvWriterOptions Csv = new() { NewLine = "\r\n", FormatProvider = CultureInfo.InvariantCulture };

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <returns>How many contacts are in it.</returns>
    public Task<int> WriteAsync(Stream output, Agent reader, ContactExportOrder order, CancellationToken cancellationToken) =>
        order.Form.IsJson ? WriteJsonLinesAsync(output, reader, order, cancellationToken)
            : WriteCsvAsync(output, reader, order, cancellationToken);

    private async Task<int> WriteCsvAsync(Stream output, Agent reader, ContactExportOrder order, CancellationToken cancellationToken)
    {
        var (written, columns) = (0, order.Form.Columns);
        var properties = await ContactProperties.LoadAsync(db, cancellationToken);
        var all = ContactColumn.Of(properties).ToList();
        var wanted = all.FindAll(column => columns.Contains(column.Key)) is { Count: > 0 } some ? some : all;

        // The mark by which spreadsheets know the encoding.
        await output.WriteAsync("\uFEFF"u8.ToArray(), cancellationToken);
        await WriteRowsAsync(output, [[.. wanted.Select(column => column.Key)]], cancellationToken);
        await foreach (var batch in BatchesAsync(reader, order, cancellationToken))
        {
            var found = await ExportedContact.LoadAsync(db, batch, cancellationToken);
            written += found.Count;
            await WriteRowsAsync(
                output, found.Select(contact => wanted.Select(column => column.Read(contact) ?? "").ToArray()), cancellationToken);
        }

        return written;
    }

    private async Task<int> WriteJsonLinesAsync(
        Stream output, Agent reader, ContactExportOrder order, CancellationToken cancellationToken)
    {
        var written = 0;
        await foreach (var batch in BatchesAsync(reader, order, cancellationToken))
        {
            written += batch.Count;
            foreach (var contact in await ApiContact.LoadAsync(db, reader, [.. batch.Select(contact => contact.Id)], cancellationToken))
            {
                await output.WriteAsync(JsonSerializer.SerializeToUtf8Bytes(contact, Json), cancellationToken);
                await output.WriteAsync("\n"u8.ToArray(), cancellationToken);
            }
        }

        return written;
    }

    /// <remarks>To memory first: the writer knows no answer that may not be written to at once.</remarks>
    private static async Task WriteRowsAsync(Stream output, IEnumerable<string[]> rows, CancellationToken cancellationToken)
    {
        using var memory = new MemoryStream();
        await using (var writer = CsvWriter.Create(memory, Csv, leaveOpen: true))
        {
            foreach (var row in rows)
            {
                await writer.WriteRecordAsync(row, cancellationToken);
            }
        }

        memory.Position = 0;
        await memory.CopyToAsync(output, cancellationToken);
    }

    private async IAsyncEnumerable<IReadOnlyList<Contact>> BatchesAsync(
        Agent reader, ContactExportOrder order, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var asked = ContactList.Asked(db, reader, order.Question, order.Condition).AsNoTracking().OrderBy(c => c.Id);
        for (var last = Guid.Empty; ;)
        {
            var behind = last;
            var batch = await asked.Where(c => c.Id > behind).Take(BatchSize).ToListAsync(cancellationToken);
            if (batch.Count == 0)
            {
                yield break;
            }

            yield return batch;
            last = batch[^1].Id;
        }
    }
}
