using Inbox.Web.Data.Embedded;

namespace Inbox.Web.Data;

/// <summary>
/// The PostgreSQL server that the app starts itself when no connection string is set;
/// apps on the same folder share one server, and the last one out stops it (docs/decisions/0002).
/// </summary>
public sealed class EmbeddedPostgres : IAsyncDisposable
{
    private readonly PostgresFolder folder;
    private readonly PostgresCluster cluster;
    private readonly int port;
    private bool isDisposed;

    /// <summary>Starts the server, or attaches to the one that already runs on the folder.</summary>
    public static async Task<EmbeddedPostgres> StartAsync(
        EmbeddedPostgresOptions options, TextWriter output, CancellationToken cancellationToken = default)
    {
        var binaries = PostgresBinaries.Find(options.ContentRoot);
        var user = await UnprivilegedUser.FindAsync(options.User, cancellationToken);
        var folder = options.Ephemeral
            ? await EphemeralFolders.AddAsync(binaries, user, cancellationToken)
            : PostgresFolder.Open(options.DataFolder);
        using var turn = await folder.TakeTurnAsync(cancellationToken);
        folder.Attach();
        try
        {
            var reachable = await folder.MakeReachableAsync(binaries, user, output, cancellationToken);
            var cluster = new PostgresCluster(folder, reachable, user);
            var port = await cluster.EnsureRunningAsync(new PostgresSettings(options), cancellationToken);
            return new EmbeddedPostgres(folder, cluster, port);
        }
        catch
        {
            folder.TryDetachLast()?.Dispose();
            throw;
        }
    }

    private EmbeddedPostgres(PostgresFolder folder, PostgresCluster cluster, int port) =>
        (this.folder, this.cluster, this.port) = (folder, cluster, port);

    public string Folder => folder.Path;

    /// <summary>One line for a person: the version, the address and the folder.</summary>
    public string Description => $"PostgreSQL {cluster.Version} on 127.0.0.1:{port}, data in {folder.Path}";

    public string ConnectionString(string database) => folder.ConnectionString(port, database);

    public async ValueTask DisposeAsync()
    {
        if (isDisposed)
        {
            return;
        }

        isDisposed = true;
        using (await folder.TakeTurnAsync(CancellationToken.None))
        {
            using var last = folder.TryDetachLast();
            if (last is not null)
            {
                await cluster.StopAsync(CancellationToken.None);
            }
        }

        folder.DeleteIfEphemeral();
    }
}
