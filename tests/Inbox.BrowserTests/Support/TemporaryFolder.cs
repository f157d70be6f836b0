namespace Inbox.BrowserTests.Support;

/// <summary>Files that a browser reads from the disk: a large one that is sent to it byte by byte takes half a minute.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("inbox-files-");

    /// <returns>The path of a new file of so many zero bytes.</returns>
    public string Add(string name, long length)
    {
        using var file = File.Create(Path.Combine(folder.FullName, name));
        file.SetLength(length);
        return file.Name;
    }

    public void Dispose() => folder.Delete(recursive: true);
}
