using Inbox.Web.Files;

namespace Inbox.Web.Importing;

/// <summary>The file of an import, where all instances find it.</summary>
public sealed class ImportFile(FileStore store)
{
    public const int MaxBytes = 100 * 1024 * 1024;

    /// <summary>So much is enough to see how it is written.</summary>
    private const int HeadBytes = 64 * 1024;

    /// <returns>Null where it is gone: its time is over, or somebody whom it named was erased.</returns>
    public Task<Stream?> FindAsync(ContactImport import) => store.OpenAsync(KeyOf(import));

    public async Task<Stream> OpenAsync(ContactImport import) => await FindAsync(import)
        ?? throw new FileNotFoundException("The file of an import is gone.", import.FileName);

    public Task KeepAsync(ContactImport import, ReceivedFile received) => store.KeepAsync(received, KeyOf(import));

    public Task DeleteAsync(ContactImport import) => store.DeleteAsync(KeyOf(import));

    public Task<ReceivedFile> ReceiveAsync(Stream body, CancellationToken cancellationToken) =>
        store.ReceiveAsync(body, MaxBytes, cancellationToken);

    public static async Task<ImportFormat> GuessAsync(ReceivedFile received, CancellationToken cancellationToken)
    {
        await using var file = File.OpenRead(received.Path);
        var head = new byte[Math.Min(HeadBytes, received.Length)];
        await file.ReadExactlyAsync(head, cancellationToken);
        return ImportFormat.Guess(head);
    }

    /// <summary>What the columns are called.</summary>
    public static IReadOnlyList<string> Headers(Stream file, ImportFormat format)
    {
        using var reader = format.Open(file);
        return reader.Read() ? [.. Enumerable.Range(0, reader.FieldCount).Select(place => reader.GetString(place).Trim())] : [];
    }

    /// <summary>The rows behind some of them, without the header.</summary>
    public static IEnumerable<ImportedRow> Rows(Stream file, ImportFormat format, int skip)
    {
        using var reader = format.Open(file);
        reader.Read();
        for (var number = 1; reader.Read(); number++)
        {
            if (number > skip)
            {
                yield return new(
                    number, reader.LineNumber, [.. Enumerable.Range(0, reader.FieldCount).Select(place => reader.GetString(place))]);
            }
        }
    }

    private static string KeyOf(ContactImport import) => FileStore.KeyOf(import.OrganizationId, import.Id);
}

/// <summary>A row of a file.</summary>
/// <param name="Number">Its place, from 1 on, without the header.</param>
/// <param name="Line">Where it begins in the file.</param>
public sealed record ImportedRow(int Number, long Line, IReadOnlyList<string> Cells);
