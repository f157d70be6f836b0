using System.Diagnostics;
using System.Globalization;
using Inbox.Testing;
using Inbox.Web.Data;

namespace Inbox.Web.Tests.Faults;

/// <summary>A database server of its own, which keeps what it said it keeps when it is killed.</summary>
internal sealed class KilledServer : IAsyncDisposable
{
    private readonly EmbeddedPostgresOptions options = new()
    {
        ContentRoot = SourceTree.WebProject,
        Folder = Path.Combine(Path.GetTempPath(), $"inbox-kills-{Guid.NewGuid():N}"),
    };

    private EmbeddedPostgres postgres = null!;

    public string Database => postgres.ConnectionString("inbox_kills");

    public static async Task<KilledServer> StartAsync()
    {
        var server = new KilledServer();

        // What the system has, a killed process does not lose.
        server.options.Settings["fsync"] = "off";
        server.postgres = await EmbeddedPostgres.StartAsync(server.options, TextWriter.Null);
        return server;
    }

    /// <summary>Kills it, and starts it again on the same port.</summary>
    public async Task RestartAsync()
    {
        var file = await File.ReadAllLinesAsync(Path.Combine(options.Folder!, "data", "postmaster.pid"));
        using (var postmaster = Process.GetProcessById(int.Parse(file[0], CultureInfo.InvariantCulture)))
        {
            postmaster.Kill();
            await postmaster.WaitForExitAsync();
        }

        await using var killed = postgres;
        postgres = await EmbeddedPostgres.StartAsync(options, TextWriter.Null);
    }

    public async ValueTask DisposeAsync()
    {
        await postgres.DisposeAsync();
        Directory.Delete(options.Folder!, recursive: true);
    }
}
