using System.Diagnostics;
using Inbox.LoadTests.Generation;
using Inbox.Testing;

namespace Inbox.LoadTests.Running;

/// <summary>How soon and how steadily answers reach Meta, on generated data; Meta is the simulator in this process.</summary>
internal sealed class SendBench(DataSize size, TimeSpan duration)
{
    private const int Pages = 10;
    private const int PeopleOfAPage = 25;
    private const int Clicks = 100;
    private const double MostMilliseconds = 150;

    private readonly List<MeasuredPage> pages = [];
    private readonly Dictionary<MeasuredPage, IReadOnlyList<Guid>> conversations = [];
    private MeasuredMeta meta = null!;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await using var server = await MeasuredDatabase.StartAsync(cancellationToken);
        var database = await server.CreateAsync("sending", size, cancellationToken);
        await using (meta = await MeasuredMeta.StartAsync(Pages, readsPerSecond: 2, cancellationToken))
        {
            var channels = await MeasuredPage.ConnectAsync(database.ConnectionString, meta.GraphAddress, Pages);
            await using var app = await MeasuredApp.StartAsync(
                database.ConnectionString, cancellationToken, ("Meta__GraphAddress", meta.GraphAddress.AbsoluteUri));
            meta.WebhookAddress = new Uri($"http://127.0.0.1:{app.Port}/api/webhooks/facebook");
            foreach (var (channel, number) in channels.Select((channel, index) => (channel, index + 1)))
            {
                await meta.WriteAsync(number, PeopleOfAPage, 1, isSilent: false, cancellationToken);
                pages.Add(await MeasuredPage.OpenAsync(app, channel, cancellationToken));
                conversations[pages[^1]] = await pages[^1].ConversationsAsync(PeopleOfAPage, cancellationToken);
            }

            await MeasureAsync(cancellationToken);
        }
    }

    private async Task MeasureAsync(CancellationToken cancellationToken)
    {
        Console.WriteLine("| what | wanted | sent | doubled | missing | out of order | a second | p50 ms | p99 ms | goal |");
        Console.WriteLine("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | --- |");
        await SendAsync("warm-up", 5, [pages[0]], TimeSpan.FromSeconds(10), cancellationToken);
        await ClickAsync("click on Send → Meta", Clicks, cancellationToken);
        await SendAsync("API, 25 a second on one Page", 25, [pages[0]], duration, cancellationToken);
        await SendAsync("API, 100 a second over ten Pages", 100, pages, duration, cancellationToken);
    }

    /// <summary>One after the other, the next once the last arrived.</summary>
    private async Task ClickAsync(string what, int count, CancellationToken cancellationToken)
    {
        var page = pages[0];
        var token = await page.TokenAsync($"/conversations/{conversations[page][0]}", cancellationToken);
        var sends = new List<(string Text, long At)>();
        for (var number = 0; number < count; number++)
        {
            sends.Add(($"{what} {number}", Stopwatch.GetTimestamp()));
            await page.ClickAsync(conversations[page][number % PeopleOfAPage], token, sends[^1].Text, cancellationToken);
            await ArrivedAsync(sends[^1].Text);
        }

        Print(what, count, sends, Stopwatch.GetElapsedTime(sends[0].At));
    }

    /// <summary>So many a second, whatever the answers do, to the people of the Pages in turn.</summary>
    private async Task SendAsync(
        string what, int perSecond, List<MeasuredPage> to, TimeSpan during, CancellationToken cancellationToken)
    {
        var (sends, running, start) = (new List<(string Text, long At)>(), new List<Task>(), Stopwatch.GetTimestamp());
        for (var number = 0; number < perSecond * during.TotalSeconds; number++)
        {
            var wait = TimeSpan.FromSeconds((double)number / perSecond) - Stopwatch.GetElapsedTime(start);
            await Task.Delay(wait > TimeSpan.Zero ? wait : TimeSpan.Zero, cancellationToken);
            var page = to[number % to.Count];
            var conversation = conversations[page][number / to.Count % PeopleOfAPage];
            sends.Add(($"{what} {number:D6}", Stopwatch.GetTimestamp()));
            running.Add(page.PostAsync(conversation, sends[^1].Text, cancellationToken));
        }

        await Task.WhenAll(running);
        await ArrivedAsync([.. sends.Select(send => send.Text)]);
        Print(what, perSecond, sends, Stopwatch.GetElapsedTime(start));
    }

    private Task ArrivedAsync(params string[] texts) => Eventually.TrueAsync(TimeSpan.FromSeconds(60), () =>
    {
        var arrived = meta.Arrivals.Select(arrival => arrival.Text).ToHashSet();
        return Task.FromResult(texts.All(arrived.Contains));
    });

    private void Print(string what, int wanted, List<(string Text, long At)> sends, TimeSpan taken)
    {
        var began = sends.ToDictionary(send => send.Text, send => send.At);
        var arrivals = meta.Arrivals.Where(arrival => began.ContainsKey(arrival.Text)).ToList();
        var latencies = arrivals.Select(arrival => Stopwatch.GetElapsedTime(began[arrival.Text], arrival.At).TotalMilliseconds).Order()
            .ToList();
        var outOfOrder = arrivals.GroupBy(arrival => arrival.Recipient).Sum(
            own => own.Zip(own.Skip(1))
                .Count(pair => string.CompareOrdinal(pair.First.Text, pair.Second.Text) > 0
                    && pair.First.Text.Length == pair.Second.Text.Length));
        var distinct = arrivals.Select(arrival => arrival.Text).Distinct().Count();
        var median = latencies[latencies.Count / 2];
        Console.WriteLine(
            $"| {what} | {wanted} | {distinct} | {arrivals.Count - distinct} | {sends.Count - distinct} | {outOfOrder} | {Report.F(distinct / taken.TotalSeconds, 1)} | " +
            $"{Report.F(median, 1)} | {Report.F(latencies[(int)(latencies.Count * 0.99)], 1)} | {(median <= MostMilliseconds ? "met" : "**not met**")} |");
    }
}
