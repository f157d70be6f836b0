using Inbox.Web.Data;
using Npgsql;
using Testcontainers.PostgreSql;

namespace Inbox.Testing;

/// <summary>
/// The server the tests run on: INBOX_TEST_POSTGRES if set, else a container where a Docker engine can start one,
/// else the embedded server.
/// </summary>
public sealed class PostgresServer : IAsyncDisposable
{
    // Long enough to pull the image once.
    private static readonly TimeSpan ContainerPatience = TimeSpan.FromMinutes(3);

    private readonly string connectionString;
    private readonly IAsyncDisposable? server;

    public static async Task<PostgresServer> StartAsync(CancellationToken cancellationToken = default)
    {
        if (Environment.GetEnvironmentVariable("INBOX_TEST_POSTGRES") is { Length: > 0 } given)
        {
            return new(given, null, $"PostgreSQL at {Address(given)} (INBOX_TEST_POSTGRES)");
        }

        var reason = await DockerEngine.FindAbsenceAsync(cancellationToken);
        if (reason is null)
        {
            try
            {
                return await StartContainerAsync(cancellationToken);
            }
            // Whatever an engine that answers may then refuse, from a pull to a port: the tests have another server.
            catch (Exception refusal) when (!cancellationToken.IsCancellationRequested)
            {
                reason = $"Docker could not start postgres:18: {refusal.Message.Split('\n')[0].Trim()}";
            }
        }

        return await StartEmbeddedAsync(reason, cancellationToken);
    }

    private PostgresServer(string connectionString, IAsyncDisposable? server, string description) =>
        (this.connectionString, this.server, Description) = (connectionString, server, description);

    /// <summary>The line a test run prints: which server, and why that one.</summary>
    public string Description { get; }

    /// <summary>Makes a database and returns its connection string; a template, given by its own, must have no open connection.</summary>
    public async Task<string> CreateDatabaseAsync(string? template = null, CancellationToken cancellationToken = default)
    {
        var name = $"inbox_test_{Guid.CreateVersion7():N}";
        var copied = template is null ? "" : $" TEMPLATE \"{NameOf(template)}\"";
        await ExecuteAsync($"CREATE DATABASE \"{name}\"{copied}", cancellationToken);
        return new NpgsqlConnectionStringBuilder(connectionString) { Database = name }.ConnectionString;
    }

    public async Task DropDatabaseAsync(string database, CancellationToken cancellationToken = default)
    {
        await using (var connection = new NpgsqlConnection(database))
        {
            NpgsqlConnection.ClearPool(connection);
        }

        await ExecuteAsync($"DROP DATABASE IF EXISTS \"{NameOf(database)}\" WITH (FORCE)", cancellationToken);
    }

    public ValueTask DisposeAsync() => server?.DisposeAsync() ?? ValueTask.CompletedTask;

    private static async Task<PostgresServer> StartContainerAsync(CancellationToken cancellationToken)
    {
        var container = new PostgreSqlBuilder("postgres:18").WithCommand("-c", "fsync=off", "-c", "max_connections=300").Build();
        try
        {
            using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            deadline.CancelAfter(ContainerPatience);
            await container.StartAsync(deadline.Token);
        }
        catch
        {
            await container.DisposeAsync();
            throw;
        }

        var connectionString = container.GetConnectionString();
        return new(connectionString, container, $"PostgreSQL in a container, {Address(connectionString)} (Testcontainers, postgres:18)");
    }

    private static async Task<PostgresServer> StartEmbeddedAsync(string reason, CancellationToken cancellationToken)
    {
        var options = new EmbeddedPostgresOptions { ContentRoot = SourceTree.WebProject, Ephemeral = true };
        var embedded = await EmbeddedPostgres.StartAsync(options, Console.Out, cancellationToken);
        return new(embedded.ConnectionString("postgres"), embedded, $"{embedded.Description} (embedded, since {reason})");
    }

    private static string Address(string connectionString)
    {
        var parts = new NpgsqlConnectionStringBuilder(connectionString);
        return $"{parts.Host}:{parts.Port}";
    }

    private static string NameOf(string connectionString) => new NpgsqlConnectionStringBuilder(connectionString).Database!;

    private async Task ExecuteAsync(string sql, CancellationToken cancellationToken)
    {
        // A pooled connection to the server's own database would outlive the test that opened it.
        await using var connection = new NpgsqlConnection($"{connectionString};Pooling=false");
        await connection.OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
