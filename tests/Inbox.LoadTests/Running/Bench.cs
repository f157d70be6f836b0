using Inbox.LoadTests.Generation;
using Inbox.Testing;
using Npgsql;

namespace Inbox.LoadTests.Running;

/// <summary>Everything measured in one run, on a server and an app of its own, on loopback.</summary>
internal sealed class Bench(DataSize size, TimeSpan duration)
{
    private const string ListPath = "/api/conversations";
    private const string PagePath = "/inbox";
    private const int Smaller = 10;
    private const int Middle = 16;

    /// <summary>
    /// How long an address is asked before it is measured: so long the app's code is compiled anew, each time for the better.
    /// </summary>
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(25);

    private static readonly int[] ClientCounts = [1, Middle, 64];

    private readonly Report report = new();
    private int databaseProcessId;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await using var server = await MeasuredDatabase.StartAsync(cancellationToken);
        databaseProcessId = await server.ProcessIdAsync(cancellationToken);
        var tenth = size with { Conversations = size.Conversations / Smaller, Messages = size.Messages / Smaller };
        var smaller = await server.CreateAsync("tenth", tenth, cancellationToken);
        var full = await server.CreateAsync("full", size, cancellationToken);
        var statements = await OwnStatements.CaptureAsync(
            full.ConnectionString, full.Organizations[0].Agents[0], [ListPath, PagePath], cancellationToken);

        var listOfTenth = await MeasureListAsync(smaller, cancellationToken);
        await using var app = await MeasuredApp.StartAsync(full.ConnectionString, cancellationToken);
        var goals = new Goals(report, size, listOfTenth);
        await MeasureReadingAsync(app, full, statements, goals, cancellationToken);
        await MeasureWritingAsync(app, full, goals, cancellationToken);
        goals.AddMemory(ProcessorTime.Memory(app.ProcessId));
        Console.WriteLine(report);
    }

    private static Task<Measurement> WarmUpAsync(Load load, Func<int, Task<Client>> newClient, CancellationToken cancellationToken) =>
        load.RunAsync("warm-up", Middle, WarmUp, newClient, cancellationToken);

    private async Task<Measurement> MeasureListAsync(GeneratedDatabase database, CancellationToken cancellationToken)
    {
        await using var app = await MeasuredApp.StartAsync(database.ConnectionString, cancellationToken);
        var request = (await app.SignInAsync(database.Organizations[0].Agents[0], cancellationToken))(ListPath);
        var clients = new AppClients(app, new WebhookPost(database.Organizations));
        var load = new Load(databaseProcessId, app.ProcessId);
        await WarmUpAsync(load, _ => clients.NewReaderAsync(request, cancellationToken), cancellationToken);
        var measured = await load.RunAsync(
            $"GET {ListPath}, a tenth of the messages", Middle, duration, _ => clients.NewReaderAsync(
                request, cancellationToken), cancellationToken);
        report.Add(measured);
        return measured;
    }

    private async Task MeasureReadingAsync(
        MeasuredApp app, GeneratedDatabase database, Dictionary<string, IReadOnlyList<CapturedCommand>> statements, Goals goals,
        CancellationToken cancellationToken)
    {
        var (load, bareLoad) = (new Load(databaseProcessId, app.ProcessId), new Load(databaseProcessId));
        var clients = new AppClients(app, new WebhookPost(database.Organizations));
        var bareDriver = new BareDriver(database.ConnectionString);
        var large = await app.SignInAsync(database.Organizations[0].Agents[0], cancellationToken);
        var small = await app.SignInAsync(database.Organizations[^1].Agents[0], cancellationToken);
        foreach (var path in new[] { ListPath, PagePath })
        {
            await WarmUpAsync(load, _ => clients.NewReaderAsync(large(path), cancellationToken), cancellationToken);
            foreach (var count in ClientCounts)
            {
                var bare = await bareLoad.RunAsync(
                    path, count, duration, _ => bareDriver.NewReaderAsync(statements[path], cancellationToken), cancellationToken);
                var measured = await load.RunAsync(
                    $"GET {path}", count, duration, _ => clients.NewReaderAsync(large(path), cancellationToken), cancellationToken);
                report.Add(measured, bare);
                goals.Reading[(path, count)] = measured;
            }
        }

        goals.ListOfSmall = await load.RunAsync(
            $"GET {ListPath}, small organization", Middle, duration, _ => clients.NewReaderAsync(
                small(ListPath), cancellationToken), cancellationToken);
        report.Add(goals.ListOfSmall);
        goals.AddReading(goals.Reading[(ListPath, Middle)]);
        await new PageBench(size, duration, folder: null).RunAsync(report, app, database, databaseProcessId, cancellationToken);
    }

    private async Task MeasureWritingAsync(
        MeasuredApp app, GeneratedDatabase database, Goals goals, CancellationToken cancellationToken)
    {
        var posts = new WebhookPost(database.Organizations);
        var clients = new AppClients(app, posts);
        await clients.SignInAsync(database.Organizations.Take(WebhookPost.Organizations), cancellationToken);
        await using var dataSource = NpgsqlDataSource.Create(database.ConnectionString);
        var (load, bareLoad) = (new Load(databaseProcessId, app.ProcessId), new Load(databaseProcessId));
        var ingest = new Ingest(load, clients, dataSource);
        var bareDriver = new BareDriver(database.ConnectionString);
        var body = posts.Next().Request;
        await WarmUpAsync(load, _ => clients.NewPosterAsync(cancellationToken), cancellationToken);
        await ingest.EverythingIsProcessedAsync(cancellationToken);
        foreach (var count in ClientCounts)
        {
            var bare = await bareLoad.RunAsync(
                "event", count, duration, _ => bareDriver.NewEventWriterAsync(body, cancellationToken), cancellationToken);
            var accepted = await load.RunAsync(
                "POST webhook, accepted", count, duration, _ => clients.NewPosterAsync(cancellationToken), cancellationToken);
            report.Add(accepted, bare);
            await ingest.EverythingIsProcessedAsync(cancellationToken);
            goals.AddAccepted(accepted);
        }

        foreach (var count in ClientCounts)
        {
            report.Add(await load.RunAsync(
                "posted → readable", count, duration, _ => clients.NewPosterAndReaderAsync(cancellationToken), cancellationToken));
        }

        await ingest.EverythingIsProcessedAsync(cancellationToken);
        var steady = await ingest.RunSteadilyAsync(
            "posted → readable, 200 messages a second (one in ten followed)", 200, duration * 3, cancellationToken);
        report.Add(steady);
        await ingest.EverythingIsProcessedAsync(cancellationToken);
        var (sustained, stored) = await ingest.RunAsync("POST webhook, accepted and processed", duration * 5, cancellationToken);
        var bareMessages = await bareLoad.RunAsync(
            "message", 1, duration, _ => bareDriver.NewMessageWriterAsync(
                database.Organizations[0], body, cancellationToken), cancellationToken);
        report.Add(sustained, bareMessages, BareDriver.MessagesInACommit);
        goals.AddWriting(steady, sustained, stored);
    }
}
