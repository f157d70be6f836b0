using Inbox.LoadTests.Generation;
using Inbox.Testing;
using Inbox.Web.Data;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Inbox.LoadTests.Running;

/// <summary>A server of its own, as careful with data as in production, with a database for each size.</summary>
internal sealed class MeasuredDatabase : IAsyncDisposable
{
    private readonly EmbeddedPostgres server;
    private readonly bool isKept;

    private MeasuredDatabase(EmbeddedPostgres server, bool isKept) => (this.server, this.isKept) = (server, isKept);

    /// <param name="folder">Where the data is kept for the next run; null for data that goes away.</param>
    public static async Task<MeasuredDatabase> StartAsync(CancellationToken cancellationToken, string? folder = null)
    {
        var options = new EmbeddedPostgresOptions
        {
            ContentRoot = SourceTree.WebProject,
            Folder = folder ?? Path.Combine(Path.GetTempPath(), $"inbox-bench-{Guid.NewGuid():N}"),
            Settings = { ["shared_buffers"] = "512MB", ["max_wal_size"] = "4GB" },
        };
        return new(await EmbeddedPostgres.StartAsync(options, Console.Out, cancellationToken), isKept: folder is not null);
    }

    /// <summary>The server's first process, whose children serve the connections.</summary>
    public async Task<int> ProcessIdAsync(CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection($"{server.ConnectionString("postgres")};Pooling=false");
        await connection.OpenAsync(cancellationToken);
        return ProcessorTime.ParentOf(connection.ProcessID);
    }

    /// <summary>Makes a database, migrates it and fills it; one that was kept is migrated, and has the same organizations.</summary>
    public async Task<GeneratedDatabase> CreateAsync(
        string name, DataSize size, CancellationToken cancellationToken)
    {
        var connectionString = server.ConnectionString(name);
        await using (var dataSource = NpgsqlDataSource.Create($"{connectionString};Pooling=false"))
        {
            var options = new DbContextOptionsBuilder<InboxDbContext>();
            options.UseInbox(dataSource);
            await using var db = new InboxDbContext(options.Options);
            await db.Database.MigrateAsync(cancellationToken);
            if (isKept && await db.Organizations.AnyAsync(cancellationToken))
            {
                return new(connectionString, Planner.Make(size).Organizations);
            }
        }

        return new(connectionString, await DataGenerator.GenerateAsync(connectionString, size, cancellationToken));
    }

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        if (!isKept)
        {
            Directory.Delete(server.Folder, recursive: true);
        }
    }
}

/// <summary>A database full of generated rows.</summary>
internal sealed record GeneratedDatabase(string ConnectionString, IReadOnlyList<GeneratedOrganization> Organizations);
