namespace Inbox.Web.Files;

/// <summary>A file that has arrived and is not kept yet: it goes away unless <see cref="FileStore.KeepAsync"/> takes it.</summary>
/// <param name="Head">Its beginning, for <see cref="FileSniffer"/>.</param>
/// <param name="Tail">Its end.</param>
/// <param name="IsCut">Whether it was larger than allowed, so that the rest was not read.</param>
public sealed record ReceivedFile(string Path, long Length, byte[] Sha256, byte[] Head, byte[] Tail, bool IsCut) : IDisposable
{
    public void Dispose() => File.Delete(Path);
}
