using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.ServerSentEvents;
using System.Text;
using Inbox.LoadTests.Generation;
using Inbox.Testing;
using Inbox.Web.Meta;
using Npgsql;

namespace Inbox.LoadTests.Running;

/// <summary>
/// How soon a message that Meta posts is seen in open browsers of its organization, and what streams cost that nothing happens on.
/// </summary>
internal sealed class LiveBench(DataSize size, int messages)
{
    private const int Streams = 100;
    private const int Showing = 10;
    private const int IdleStreams = 2000;

    /// <summary>More of one agent are refused.</summary>
    private const int StreamsOfOne = 20;

    private const int WarmUps = 1500;

    /// <summary>How long a page waits at most, in milliseconds, with a row that does not lie open (inbox-live.js).</summary>
    private const int MostSpread = 200;

    private const double MostAtMedian = 150;
    private const double MostAtP99 = 400;

    /// <summary>Rarer than once a second, so that browsers ask at once.</summary>
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(1.3);

    private readonly ConcurrentDictionary<string, long> posted = new();
    private readonly ConcurrentBag<double> inThread = [];
    private readonly ConcurrentBag<double> inRow = [];

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await using var server = await MeasuredDatabase.StartAsync(cancellationToken);
        var database = await server.CreateAsync("live", size, cancellationToken);
        await using var app = await MeasuredApp.StartAsync(database.ConnectionString, cancellationToken);
        var organization = database.Organizations[0];
        var conversation = await ConversationAsync(database.ConnectionString, organization, cancellationToken);
        var browsers = await BrowsersAsync(app, organization.Agents.Take(Streams / StreamsOfOne), cancellationToken);
        await WarmUpAsync(browsers[0], conversation, cancellationToken);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var open = await Task.WhenAll(
            Enumerable.Range(0, Streams).Select(number => OpenAsync(browsers[number % browsers.Count], ending.Token)));
        var threads = await Task.WhenAll(
            Enumerable.Range(0, Showing).Select(number => ShownAsync(browsers[number % browsers.Count], conversation, cancellationToken)));
        var watching = open.Select((stream, number) =>
            WatchAsync(stream, browsers[number % browsers.Count], threads.ElementAtOrDefault(number), ending.Token)).ToList();
        for (var number = 0; number < messages; number++)
        {
            await PostAsync(app, organization, $"Live {number:D5}", cancellationToken);
            await Task.Delay(Between, cancellationToken);
        }

        Console.WriteLine("| what | seen | p50 ms | p99 ms | goal |\n| --- | ---: | ---: | ---: | --- |");
        Print("posted → in the thread of another browser", messages * Showing, inThread);
        Print("posted → in the list of another browser", messages * Streams, inRow);
        await ending.CancelAsync();
        await Task.WhenAll(watching);
        var others = database.Organizations.Skip(1).SelectMany(o => o.Agents).Take(IdleStreams / StreamsOfOne);
        await IdleAsync(app, await BrowsersAsync(app, others, cancellationToken), cancellationToken);
    }

    private static async Task IdleAsync(MeasuredApp app, IReadOnlyList<HttpClient> browsers, CancellationToken cancellationToken)
    {
        var before = ProcessorTime.Memory(app.ProcessId);
        var idle = await Task.WhenAll(
            Enumerable.Range(0, IdleStreams).Select(number => OpenAsync(browsers[number % browsers.Count], cancellationToken)));
        await Task.Delay(TimeSpan.FromSeconds(45), cancellationToken);
        Console.WriteLine(
            $"\n{IdleStreams:N0} idle streams: {ProcessorTime.Memory(app.ProcessId):F0} MB after 45 s, {before:F0} MB before (goal: under 300).");
        foreach (var stream in idle)
        {
            await stream.DisposeAsync();
        }
    }

    /// <summary>As a page does: asks for its row, and for what came to the thread where it shows that.</summary>
    /// <param name="thread">The thread that it shows; null where it shows none.</param>
    private async Task WatchAsync(Stream stream, HttpClient browser, ShownThread? thread, CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var heard in SseParser.Create(stream).EnumerateAsync(cancellationToken))
            {
                if (heard.EventType == "messages" && thread is not null)
                {
                    thread.Told = heard.Data.Replace(
                        "/", "+", StringComparison.Ordinal)[(heard.Data.IndexOf('/', StringComparison.Ordinal) + 1)..];
                }
                else if (heard.EventType == "changed")
                {
                    await Task.Delay(thread is not null ? 0 : Random.Shared.Next(MostSpread), cancellationToken);
                    await Task.WhenAll(
                        SeeAsync(browser, $"/inbox/rows?ids={heard.Data.Replace(' ', '+')}", inRow, cancellationToken),
                        thread is not null ? ShowAsync(browser, thread, cancellationToken) : Task.CompletedTask);
                }
            }
        }
        catch (Exception exception)
            when (exception is OperationCanceledException or IOException && cancellationToken.IsCancellationRequested)
        {
            // The measurement is over.
        }
    }

    private static async Task<ShownThread> ShownAsync(HttpClient browser, Guid conversation, CancellationToken cancellationToken)
    {
        var thread = new ShownThread(conversation);
        thread.Show(await browser.GetStringAsync(thread.Address, cancellationToken));
        return thread;
    }

    private async Task ShowAsync(HttpClient browser, ShownThread thread, CancellationToken cancellationToken) =>
        thread.Show(await SeeAsync(browser, thread.Address, inThread, cancellationToken));

    private async Task<string> SeeAsync(HttpClient browser, string address, ConcurrentBag<double> seen, CancellationToken cancellationToken)
    {
        var html = await browser.GetStringAsync(address, cancellationToken);
        var newest = posted.MaxBy(post => post.Key);
        if (newest.Key is { } text && html.Contains(text, StringComparison.Ordinal))
        {
            seen.Add(Stopwatch.GetElapsedTime(newest.Value).TotalMilliseconds);
        }

        return html;
    }

    private async Task PostAsync(MeasuredApp app, GeneratedOrganization organization, string text, CancellationToken cancellationToken)
    {
        var channel = organization.ChannelOf(0);
        var body = Encoding.UTF8.GetBytes(Payload.Text(
            channel.ExternalId, organization.ExternalIdOf(0), text, at: DateTimeOffset.UtcNow.ToUnixTimeMilliseconds(),
            @object: channel.Platform == Platform.Messenger ? "page" : "instagram"));
        using var meta = app.NewClient();
        using var content = new ByteArrayContent(body) { Headers = { ContentType = new("application/json") } };
        content.Headers.Add("X-Hub-Signature-256", InboxApp.Sign(body, WebhookPost.AppSecret));
        posted[text] = Stopwatch.GetTimestamp();
        using var answer = await meta.PostAsync("/api/webhooks/facebook", content, cancellationToken);
        answer.EnsureSuccessStatusCode();
    }

    private static async Task WarmUpAsync(HttpClient browser, Guid conversation, CancellationToken cancellationToken)
    {
        var thread = new ShownThread(conversation);
        for (var number = 0; number < WarmUps; number++)
        {
            await browser.GetStringAsync($"/inbox/rows?ids={conversation}", cancellationToken);
            thread.Show(await browser.GetStringAsync(thread.Address, cancellationToken));
            thread.Told = number % 2 == 0 ? "" : null;
        }
    }

    private static async Task<Stream> OpenAsync(HttpClient browser, CancellationToken cancellationToken)
    {
        var answer = await browser.GetAsync(
            $"/stream?since={DateTimeOffset.UtcNow.ToUnixTimeMilliseconds()}", HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadAsStreamAsync(cancellationToken);
    }

    private static async Task<IReadOnlyList<HttpClient>> BrowsersAsync(
        MeasuredApp app, IEnumerable<GeneratedAgent> agents, CancellationToken cancellationToken)
    {
        var browsers = new List<HttpClient>();
        foreach (var agent in agents)
        {
            browsers.Add(await BrowserAsync(app, agent, cancellationToken));
        }

        return browsers;
    }

    private static async Task<HttpClient> BrowserAsync(MeasuredApp app, GeneratedAgent agent, CancellationToken cancellationToken)
    {
        var browser = app.NewClient();
        browser.Timeout = Timeout.InfiniteTimeSpan;
        browser.DefaultRequestHeaders.Add("Cookie", await app.CookiesAsync(agent, cancellationToken));
        return browser;
    }

    /// <summary>The one with the person who writes.</summary>
    private static async Task<Guid> ConversationAsync(
        string connectionString, GeneratedOrganization organization, CancellationToken cancellationToken)
    {
        await using var data = NpgsqlDataSource.Create(connectionString);
        await using var command = data.CreateCommand(
            "select c.id from conversations c join contact_identities i on i.organization_id = c.organization_id and i.id = c.contact_identity_id where i.organization_id = $1 and i.external_id = $2 order by c.last_message_at desc limit 1");
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = organization.Id });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = organization.ExternalIdOf(0) });
        return (Guid)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    private static void Print(string what, int expected, ConcurrentBag<double> seen)
    {
        var latencies = seen.Order().ToList();
        var (median, p99) = (latencies[latencies.Count / 2], latencies[(int)(latencies.Count * 0.99)]);
        Console.WriteLine(
            $"| {what} | {latencies.Count} of {expected} | {Report.F(median, 1)} | {Report.F(p99, 1)} | {(median <= MostAtMedian && p99 <= MostAtP99 ? "met" : "**not met**")} |");
    }
}
