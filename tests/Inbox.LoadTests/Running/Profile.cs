using Inbox.LoadTests.Generation;
using Npgsql;

namespace Inbox.LoadTests.Running;

/// <summary>
/// One kind of work, again and again, for a profiler to watch; each round's figures go to standard output.
/// Several builds take turns, so that what else the machine does is the same for all of them.
/// </summary>
/// <param name="folder">Where the data is kept for the next run; null for data that goes away.</param>
internal sealed class Profile(DataSize size, TimeSpan duration, int rounds, string? folder, IReadOnlyList<string> builds)
{
    /// <summary>What stands for incoming messages where an address would be.</summary>
    public const string Messages = "messages";

    /// <summary>Stands in an address for the id of the newest conversation of the largest organization.</summary>
    private const string Conversation = "{conversation}";

    private const int Clients = 16;

    public async Task RunAsync(string what, CancellationToken cancellationToken)
    {
        await using var server = await MeasuredDatabase.StartAsync(cancellationToken, folder);
        var database = await server.CreateAsync("full", size, cancellationToken);
        await using var dataSource = NpgsqlDataSource.Create(database.ConnectionString);
        var databaseId = await server.ProcessIdAsync(cancellationToken);
        Console.WriteLine($"The database's first process is {databaseId}");

        // Each app works off whatever is in the queue: with messages they cannot run side by side.
        foreach (var turn in what == Messages ? [.. builds.Select(build => new[] { build })] : new[] { builds.ToArray() })
        {
            var apps = await Task.WhenAll(
                turn.Select(build => MeasuredApp.StartAsync(build, database.ConnectionString, cancellationToken)));
            for (var round = 0; round < rounds; round++)
            {
                foreach (var (app, build) in apps.Zip(turn))
                {
                    var measured = await MeasureAsync(what, new(databaseId, app.ProcessId), app, database, dataSource, cancellationToken);
                    Console.WriteLine(
                        $"{build[^Math.Min(build.Length, 40)..]}, process {app.ProcessId}: {Report.F(measured.PerSecond, 0)} a second, app {Report.F(measured.AppMilliseconds)} ms, " +
                        $"database {Report.F(measured.DatabaseMilliseconds)} ms, app's memory {Report.F(ProcessorTime.Memory(app.ProcessId), 0)} MB");
                }
            }

            foreach (var app in apps)
            {
                await app.DisposeAsync();
            }
        }
    }

    private async Task<Measurement> MeasureAsync(
        string what, Load load, MeasuredApp app, GeneratedDatabase database, NpgsqlDataSource dataSource,
        CancellationToken cancellationToken)
    {
        var clients = new AppClients(app, new WebhookPost(database.Organizations));
        if (what == Messages)
        {
            return (await new Ingest(load, clients, dataSource).RunAsync(what, duration, cancellationToken)).Measurement;
        }

        var agent = database.Organizations[0].Agents[0];
        var address = what.Replace(Conversation, await PageBench.NewestAsync(app, agent, cancellationToken), StringComparison.Ordinal);
        var request = (await app.SignInAsync(agent, cancellationToken))(address);
        return await load.RunAsync(what, Clients, duration, _ => clients.NewReaderAsync(request, cancellationToken), cancellationToken);
    }
}
