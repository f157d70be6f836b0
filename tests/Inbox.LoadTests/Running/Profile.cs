using Inbox.LoadTests.Generation;
using Npgsql;

namespace Inbox.LoadTests.Running;

/// <summary>One kind of work, again and again, for a profiler to watch; each round's figures go to standard output.</summary>
internal sealed class Profile(DataSize size, TimeSpan duration, int rounds)
{
    /// <summary>What stands for incoming messages where an address would be.</summary>
    public const string Messages = "messages";

    /// <summary>Stands in an address for the id of the newest conversation of the largest organization.</summary>
    private const string Conversation = "{conversation}";

    private const int Clients = 16;

    public async Task RunAsync(string what, CancellationToken cancellationToken)
    {
        await using var server = await MeasuredDatabase.StartAsync(cancellationToken);
        var database = await server.CreateAsync("full", size, cancellationToken);
        await using var app = await MeasuredApp.StartAsync(database.ConnectionString, cancellationToken);
        var databaseId = await server.ProcessIdAsync(cancellationToken);
        Console.WriteLine($"The app is process {app.ProcessId}, the database's first process {databaseId}");
        var clients = new AppClients(app, new WebhookPost(database.Organizations));
        await using var dataSource = NpgsqlDataSource.Create(database.ConnectionString);
        var address = what.Replace(Conversation, await NewestAsync(dataSource, database.Organizations[0], cancellationToken), StringComparison.Ordinal);
        var request = (await app.SignInAsync(database.Organizations[0].Agents[0], cancellationToken))(address);
        var load = new Load(databaseId, app.ProcessId);
        for (var round = 0; round < rounds; round++)
        {
            var measured = what == Messages
                ? (await new Ingest(load, clients, dataSource).RunAsync(what, duration, cancellationToken)).Measurement
                : await load.RunAsync(what, Clients, duration, _ => clients.NewReaderAsync(request, cancellationToken), cancellationToken);
            Console.WriteLine(
                $"{what}: {Report.F(measured.PerSecond, 0)} a second, app {Report.F(measured.AppMilliseconds)} ms, " +
                $"database {Report.F(measured.DatabaseMilliseconds)} ms, app's memory {Report.F(ProcessorTime.Memory(app.ProcessId), 0)} MB");
        }
    }

    private static async Task<string> NewestAsync(NpgsqlDataSource data, GeneratedOrganization organization, CancellationToken cancellationToken)
    {
        await using var command = data.CreateCommand("select id::text from conversations where organization_id = $1 order by last_message_at desc limit 1");
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = organization.Id });
        return (string)(await command.ExecuteScalarAsync(cancellationToken))!;
    }
}
