using System.Diagnostics;
using Inbox.LoadTests.Generation;
using Inbox.Testing;
using Npgsql;

namespace Inbox.LoadTests.Running;

/// <summary>Where the database's part of a request goes: each of its statements, run by EXPLAIN.</summary>
internal static class Plans
{
    private const int Executions = 50;

    public static async Task PrintAsync(DataSize size, string[] paths, string? folder, CancellationToken cancellationToken)
    {
        await using var server = await MeasuredDatabase.StartAsync(cancellationToken, folder);
        var database = await server.CreateAsync("full", size, cancellationToken);
        foreach (var organization in new[] { database.Organizations[0], database.Organizations[^1] }.Distinct())
        {
            var statements = await OwnStatements.CaptureAsync(
                database.ConnectionString, organization.Agents[0], paths, cancellationToken);
            foreach (var (path, commands) in statements)
            {
                Console.WriteLine($"\n=== {path} of {organization.Slug}, {commands.Count} statements");
                await PrintAsync(database.ConnectionString, commands, cancellationToken);
            }
        }
    }

    private static async Task PrintAsync(
        string connectionString, IReadOnlyList<CapturedCommand> commands, CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection($"{connectionString};Pooling=false");
        await connection.OpenAsync(cancellationToken);
        foreach (var captured in commands)
        {
            Console.WriteLine($"\n{captured.Sql}\n");
            await using var command = new NpgsqlCommand($"explain (analyze, buffers) {captured.Sql}", connection);
            command.Parameters.AddRange(captured.Parameters.Select(parameter => parameter.Clone()).ToArray());
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            while (await reader.ReadAsync(cancellationToken))
            {
                Console.WriteLine(reader.GetString(0));
            }

            await reader.DisposeAsync();
            await PrintPreparedAsync(connection, captured, cancellationToken);
        }
    }

    /// <summary>Whether PostgreSQL plans a prepared statement anew each time, which may cost more than running it.</summary>
    private static async Task PrintPreparedAsync(
        NpgsqlConnection connection, CapturedCommand captured, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(captured.Sql, connection);
        command.Parameters.AddRange(captured.Parameters.Select(parameter => parameter.Clone()).ToArray());
        await command.PrepareAsync(cancellationToken);
        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < Executions; i++)
        {
            await command.ExecuteNonQueryAsync(cancellationToken);
        }

        var milliseconds = Stopwatch.GetElapsedTime(start).TotalMilliseconds / Executions;
        await using var count = new NpgsqlCommand(
            "select generic_plans from pg_prepared_statements order by prepare_time desc limit 1", connection);
        var generic = await count.ExecuteScalarAsync(cancellationToken);
        Console.WriteLine($"\nPrepared and run {Executions} times: {Report.F(milliseconds)} ms each, {generic} times by a generic plan");
    }
}
