using System.Diagnostics;
using Inbox.LoadTests.Generation;
using Inbox.Testing;
using Npgsql;

namespace Inbox.LoadTests.Running;

/// <summary>The list of contacts where one organization has them all, and a file of them in and out.</summary>
/// <param name="rows">How many rows the imported file has.</param>
internal sealed class ContactBench(int people, int rows, TimeSpan duration, string? folder)
{
    private const string Page = "/contacts";
    private const double MostTimesTheDriver = 4;
    private const double MostForList = 50;
    private const double MostForSearch = 100;
    private const double MostForOthers = 2200;
    private const double MostForCount = 300;
    private const double MostKilobytes = 1.0;

    private readonly Report report = new();
    private MeasuredApp app = null!;
    private Load load = null!;
    private Func<string, byte[]> request = null!;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await using var server = await MeasuredDatabase.StartAsync(cancellationToken, folder);
        var size = new DataSize(Organizations: 1, Conversations: people / 4 * 5, Messages: people / 2 * 3, HasDetails: true);
        var database = await server.CreateAsync("full", size, cancellationToken);
        await MeasureSizeAsync(database, cancellationToken);
        var agent = database.Organizations[0].Agents[0];
        var statements = await OwnStatements.CaptureAsync(database.ConnectionString, agent, [Page], cancellationToken);
        await using (app = await MeasuredApp.StartAsync(database.ConnectionString, cancellationToken))
        {
            request = await app.SignInAsync(agent, cancellationToken);
            var databaseProcessId = await server.ProcessIdAsync(cancellationToken);
            load = new Load(databaseProcessId, app.ProcessId);
            await MeasureListAsync(new BareDriver(database.ConnectionString), databaseProcessId, statements[Page], cancellationToken);
            await MeasureQuestionsAsync(cancellationToken);
            using var files = new ContactFileBench(app, database, rows, report);
            await files.RunAsync(await app.CookiesAsync(agent, cancellationToken), cancellationToken);
        }

        Console.WriteLine(report);
    }

    private async Task MeasureSizeAsync(GeneratedDatabase database, CancellationToken cancellationToken)
    {
        await using var data = NpgsqlDataSource.Create($"{database.ConnectionString};Pooling=false");
        await using var command = data.CreateCommand(
            """
            select (pg_total_relation_size('contacts') + pg_total_relation_size('contact_entries'))
                / 1024.0::float8 / (select count(*) from contacts)
            """);
        var kilobytes = (double)(await command.ExecuteScalarAsync(cancellationToken))!;
        report.AddGoal(
            "a contact on disk, with its indexes and its search entry: at most 1.0 KB", $"{Report.F(kilobytes)} KB",
            kilobytes <= MostKilobytes);
    }

    private async Task MeasureListAsync(
        BareDriver driver, int databaseProcessId, IReadOnlyList<CapturedCommand> statements, CancellationToken cancellationToken)
    {
        var bare = await new Load(databaseProcessId).RunAsync(
            Page, 1, duration, _ => driver.NewReaderAsync(statements, cancellationToken), cancellationToken);
        var measured = await load.RunAsync($"GET {Page}", 1, duration, _ => NewClientAsync([Page]), cancellationToken);
        report.Add(measured, bare);
        var times = measured.ServerMilliseconds / (bare.DatabaseMilliseconds + bare.ClientMilliseconds);
        report.AddGoal("contacts, first page: at most 4 times its own SQL", $"{Report.F(times)} times", times <= MostTimesTheDriver);
        report.AddGoal(
            "contacts, first page: p99 under 50 ms", $"{Report.F(measured.P99)} ms", measured.P99 < MostForList && measured.Failures == 0);
    }

    private async Task MeasureQuestionsAsync(CancellationToken cancellationToken)
    {
        string[] all = [.. ContactQuestions.TwoFields.Select(FilterOf), .. ContactQuestions.Parts.Select(SearchOf)];
        await load.RunAsync("warm-up", 2, duration, _ => NewClientAsync(all), cancellationToken);
        foreach (var (filter, number) in ContactQuestions.TwoFields.Select((filter, number) => (filter, number + 1)))
        {
            await MeasureAsync($"filter {number}", [FilterOf(filter)], MostForList, cancellationToken);
        }

        foreach (var filter in ContactQuestions.Others)
        {
            await MeasureAsync($"filter `{filter}`", [FilterOf(filter)], MostForOthers, cancellationToken);
        }

        await MeasureAsync(
            "counted", [.. ContactQuestions.TwoFields.Select(filter => $"{Page}/count?filter={Uri.EscapeDataString(filter)}")],
            MostForCount, cancellationToken);
        await MeasureAsync(
            "parts of names, numbers and addresses", [.. ContactQuestions.Parts.Select(SearchOf)], MostForSearch, cancellationToken);
    }

    /// <summary>Asks each in turn, for the time.</summary>
    private async Task MeasureAsync(string what, string[] paths, double most, CancellationToken cancellationToken)
    {
        using var connection = await HttpConnection.OpenAsync(app.Port, cancellationToken);
        var measured = await load.MeasureAsync($"contacts: {what}", 1, async () =>
        {
            var (start, latencies) = (Stopwatch.GetTimestamp(), new List<double>());
            while (Stopwatch.GetElapsedTime(start) < duration)
            {
                var begin = Stopwatch.GetTimestamp();
                await connection.SendAsync(request(paths[latencies.Count % paths.Length]), cancellationToken);
                var milliseconds = Stopwatch.GetElapsedTime(begin).TotalMilliseconds;
                latencies.Add(connection.Status == 200 ? milliseconds : -milliseconds);
            }

            return latencies;
        });
        report.Add(measured);
        report.AddGoal(
            $"contacts: {what}, p99 at most {Report.F(most, 0)} ms", $"{Report.F(measured.P99)} ms",
            measured.P99 <= most && measured.Failures == 0);
    }

    private static string SearchOf(string part) => $"{Page}?q={Uri.EscapeDataString(part)}";

    private static string FilterOf(string filter) => $"{Page}?filter={Uri.EscapeDataString(filter)}";

    private async Task<Client> NewClientAsync(string[] paths)
    {
        var (connection, number) = (await HttpConnection.OpenAsync(app.Port, CancellationToken.None), 0);
        return new(
            async token =>
            {
                await connection.SendAsync(request(paths[number++ % paths.Length]), token);
                return connection.Status == 200;
            },
            () =>
            {
                connection.Dispose();
                return ValueTask.CompletedTask;
            });
    }
}
