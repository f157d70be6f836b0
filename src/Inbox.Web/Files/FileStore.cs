using System.Security.Cryptography;
using Microsoft.Extensions.Options;

namespace Inbox.Web.Files;

/// <summary>
/// Where bytes live: a folder that all instances share. Object storage would be another class with these five verbs;
/// keys already read as it wants them, with the organization first.
/// </summary>
public sealed class FileStore(IOptions<FilesOptions> options)
{
    private const int BufferLength = 81920;

    private string Root => Path.GetFullPath(options.Value.Folder!);

    public static string KeyOf(Guid organizationId, Guid id) => $"{organizationId:N}/{id.ToString("N")[^2..]}/{id:N}";

    public static string ThumbnailKeyOf(Guid organizationId, Guid id) => KeyOf(organizationId, id) + ".thumbnail";

    /// <summary>Takes in a stream, at most so much of it.</summary>
    public async Task<ReceivedFile> ReceiveAsync(Stream source, long atMost, CancellationToken cancellationToken)
    {
        var path = Path.Combine(Directory.CreateDirectory(Path.Combine(Root, "arriving")).FullName, Guid.NewGuid().ToString("N"));
        try
        {
            await using var file = new FileStream(
                path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, BufferLength, FileOptions.Asynchronous);
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            var isCut = await CopyAsync(source, file, hash, atMost, cancellationToken);
            file.Flush(flushToDisk: true);
            return new(
                path, file.Length, hash.GetHashAndReset(), await ReadAsync(file, 0, FileSniffer.HeadLength, cancellationToken),
                await ReadAsync(file, Math.Max(0, file.Length - FileSniffer.TailLength), FileSniffer.TailLength, cancellationToken), isCut);
        }
        catch
        {
            File.Delete(path);
            throw;
        }
    }

    public Task KeepAsync(ReceivedFile received, string key)
    {
        var path = PathOf(key);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.Move(received.Path, path, overwrite: true);
        return Task.CompletedTask;
    }

    public async Task WriteAsync(string key, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        using var received = await ReceiveAsync(new MemoryStream(bytes.ToArray()), bytes.Length, cancellationToken);
        await KeepAsync(received, key);
    }

    /// <summary>Opens a file, from which any part can be read; null if it is not there.</summary>
    public Task<Stream?> OpenAsync(string key)
    {
        var path = PathOf(key);
        return Task.FromResult<Stream?>(File.Exists(path)
            ? new FileStream(
                path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, BufferLength, FileOptions.Asynchronous)
            : null);
    }

    public Task DeleteAsync(string key)
    {
        if (File.Exists(PathOf(key)))
        {
            File.Delete(PathOf(key));
        }

        return Task.CompletedTask;
    }

    /// <summary>Whether there was more than is allowed.</summary>
    private static async Task<bool> CopyAsync(
        Stream source, FileStream file, IncrementalHash hash, long atMost, CancellationToken cancellationToken)
    {
        var buffer = new byte[BufferLength];
        while (await source.ReadAsync(buffer, cancellationToken) is > 0 and var read)
        {
            if (file.Length + read > atMost)
            {
                return true;
            }

            hash.AppendData(buffer, 0, read);
            await file.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
            await file.FlushAsync(cancellationToken);
        }

        return false;
    }

    private static async Task<byte[]> ReadAsync(FileStream file, long from, int atMost, CancellationToken cancellationToken)
    {
        file.Position = from;
        var bytes = new byte[Math.Min(atMost, file.Length - from)];
        await file.ReadExactlyAsync(bytes, cancellationToken);
        return bytes;
    }

    private string PathOf(string key) => Path.Combine(Root, key);
}
