using Npgsql;

namespace Inbox.Web.Data;

/// <summary>The app's connections to PostgreSQL.</summary>
/// <remarks>
/// Each question is one process's work: a worker beside it costs more to start than a page of anything takes to find, and many ask at
/// once. That is no option of the connection, since poolers between the app and the server refuse those.
/// </remarks>
internal static class InboxDataSource
{
    private const string WithoutWorkers = "SET max_parallel_workers_per_gather = 0";

    public static NpgsqlDataSource Create(string connectionString)
    {
        var source = new NpgsqlDataSourceBuilder(connectionString);
        source.UsePhysicalConnectionInitializer(Begin, BeginAsync);
        return source.Build();
    }

    private static void Begin(NpgsqlConnection connection)
    {
        using var command = new NpgsqlCommand(WithoutWorkers, connection);
        command.ExecuteNonQuery();
    }

    private static async Task BeginAsync(NpgsqlConnection connection)
    {
        await using var command = new NpgsqlCommand(WithoutWorkers, connection);
        await command.ExecuteNonQueryAsync();
    }
}
