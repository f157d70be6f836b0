using Inbox.Web.Data;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Inbox.Testing;

/// <summary>One server for a test run, with a migrated template that each test class gets a clone of.</summary>
public sealed class TestDatabases : IAsyncDisposable
{
    private readonly PostgresServer server;
    private readonly string template;
    private readonly SemaphoreSlim cloning = new(1);

    private TestDatabases(PostgresServer server, string template) => (this.server, this.template) = (server, template);

    /// <summary>Which server it is, and why.</summary>
    public string Description => server.Description;

    public static async Task<TestDatabases> StartAsync()
    {
        var server = await PostgresServer.StartAsync();
        var template = await server.CreateDatabaseAsync();
        await using (var dataSource = NpgsqlDataSource.Create(template))
        {
            var options = new DbContextOptionsBuilder<InboxDbContext>();
            options.UseInbox(dataSource);
            await using var db = new InboxDbContext(options.Options);
            await db.Database.MigrateAsync();
        }

        return new TestDatabases(server, template);
    }

    /// <summary>
    /// Makes a migrated database of its own for one test class; cloning one template twice at once is refused by PostgreSQL.
    /// </summary>
    public async Task<string> CloneAsync()
    {
        await cloning.WaitAsync();
        try
        {
            return await server.CreateDatabaseAsync(template);
        }
        finally
        {
            cloning.Release();
        }
    }

    public Task DropAsync(string database) => server.DropDatabaseAsync(database);

    public async ValueTask DisposeAsync()
    {
        cloning.Dispose();
        await server.DisposeAsync();
    }
}
