using System.Net.Http.Json;
using System.Text.Json;
using Inbox.LoadTests.Generation;

namespace Inbox.LoadTests.Running;

/// <summary>What the pages of the inbox and the pieces that live pages fetch cost, in processor time and over the wire.</summary>
internal sealed class PageBench(DataSize size, TimeSpan duration, string? folder)
{
    private const int Clients = 16;
    private const double FirstVisitKilobytes = 80;
    private const double NextPageKilobytes = 20;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(12);

    /// <summary>Alone, on data of its own.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await using var server = await MeasuredDatabase.StartAsync(cancellationToken, folder);
        var database = await server.CreateAsync("full", size, cancellationToken);
        await using var app = await MeasuredApp.StartAsync(database.ConnectionString, cancellationToken);
        var report = new Report();
        await RunAsync(report, app, database, await server.ProcessIdAsync(cancellationToken), cancellationToken);
        Console.WriteLine(report);
    }

    public async Task RunAsync(
        Report report, MeasuredApp app, GeneratedDatabase database, int databaseProcessId, CancellationToken cancellationToken)
    {
        var agent = database.Organizations[0].Agents[0];
        var conversation = await NewestAsync(app, agent, cancellationToken);
        var (clients, load) = (new AppClients(app, new WebhookPost(database.Organizations)), new Load(databaseProcessId, app.ProcessId));
        var request = await app.SignInAsync(agent, cancellationToken);
        foreach (var (what, path, most) in Pages(conversation))
        {
            await load.RunAsync(
                "warm-up", Clients, WarmUp, _ => clients.NewReaderAsync(request(path), cancellationToken), cancellationToken);
            var measured = await load.RunAsync(
                what, Clients, duration, _ => clients.NewReaderAsync(request(path), cancellationToken), cancellationToken);
            report.Add(measured);
            report.AddGoal(
                $"{what}: at most {Report.F(most, 0)} ms of processor time", $"{Report.F(measured.ServerMilliseconds)} ms",
                measured.ServerMilliseconds <= most && measured.Failures == 0);
        }

        using var browser = await VisitWeight.StartAsync(app, agent, cancellationToken);
        AddWeight(
            report, "first visit: under 80 KB over the wire", await browser.VisitAsync("/inbox", cancellationToken), FirstVisitKilobytes);
        AddWeight(
            report, "next page: under 20 KB over the wire", await browser.VisitAsync(
                $"/conversations/{conversation}", cancellationToken), NextPageKilobytes);
    }

    /// <summary>The id of the newest conversation that the agent sees.</summary>
    public static async Task<string> NewestAsync(MeasuredApp app, GeneratedAgent agent, CancellationToken cancellationToken)
    {
        using var client = app.NewClient();
        client.DefaultRequestHeaders.Add("Cookie", await app.CookiesAsync(agent, cancellationToken));
        var list = await client.GetFromJsonAsync<JsonElement>("/api/conversations?take=1", cancellationToken);
        return list[0].GetProperty("id").GetString()!;
    }

    private static (string What, string Path, double Milliseconds)[] Pages(string conversation) =>
    [
        ("GET an inbox page", "/inbox", 15),
        ("GET a thread's page", $"/conversations/{conversation}", 12),
        ("GET how many each view holds", "/inbox/counts", 10),
        ("GET a row that changed", $"/inbox/rows?ids={conversation}", 2),
        ("GET a thread that changed", $"/conversations/{conversation}/thread", 2),
    ];

    private static void AddWeight(Report report, string goal, long bytes, double kilobytes) =>
        report.AddGoal(goal, $"{Report.F(bytes / 1024.0, 1)} KB", bytes / 1024.0 < kilobytes);
}
