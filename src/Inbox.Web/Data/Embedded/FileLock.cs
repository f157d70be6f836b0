namespace Inbox.Web.Data.Embedded;

/// <summary>A lock between processes that the system releases by itself when its holder dies.</summary>
internal sealed class FileLock : IDisposable
{
    private readonly FileStream stream;

    public static FileLock Shared(string path) =>
        new(new FileStream(path, FileMode.OpenOrCreate, FileAccess.Read, FileShare.Read));

    public static FileLock? TryExclusive(string path)
    {
        try
        {
            return new(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException refusal) when (refusal is not DirectoryNotFoundException)
        {
            return null;
        }
    }

    public static async Task<FileLock> ExclusiveAsync(string path, TimeSpan patience, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(patience);
        while (!deadline.IsCancellationRequested)
        {
            if (TryExclusive(path) is { } taken)
            {
                return taken;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(20), cancellationToken);
        }

        throw new TimeoutException($"Another process has held {path} for {patience.TotalSeconds:0} seconds.");
    }

    private FileLock(FileStream stream) => this.stream = stream;

    public void Dispose() => stream.Dispose();
}
