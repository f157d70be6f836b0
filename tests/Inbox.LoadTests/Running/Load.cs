using System.Collections.Concurrent;
using System.Diagnostics;

namespace Inbox.LoadTests.Running;

/// <summary>Clients that each send the next request when the last was answered, for a while; and what that cost each process.</summary>
internal sealed class Load(int databaseProcessId, int? appProcessId = null)
{
    private const int WarmUpRequests = 1000;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(1.5);
    private static readonly TimeSpan LongestWarmUp = TimeSpan.FromSeconds(15);

    /// <summary>Warms up, then measures. Each client is made once and returns whether a request succeeded.</summary>
    public async Task<Measurement> RunAsync(
        string what, int clients, TimeSpan duration, Func<int, Task<Client>> newClient, CancellationToken cancellationToken)
    {
        var all = new List<Client>();
        for (var i = 0; i < clients; i++)
        {
            all.Add(await newClient(i));
        }

        await WarmUpAsync(all, cancellationToken);
        var measurement = await MeasureAsync(what, clients, () => RepeatAsync(all, duration, cancellationToken));
        foreach (var client in all)
        {
            await client.DisposeAsync();
        }

        return measurement;
    }

    /// <summary>Measures work that returns the latencies in milliseconds, negative for failures.</summary>
    public async Task<Measurement> MeasureAsync(string what, int clients, Func<Task<List<double>>> work)
    {
        var (before, watch) = (Costs(), Stopwatch.StartNew());
        var latencies = await work();
        var (seconds, after) = (watch.Elapsed.TotalSeconds, Costs());
        var succeeded = latencies.Where(latency => latency >= 0).Order().ToList();
        return new(
            what, clients, succeeded.Count, latencies.Count - succeeded.Count, seconds, At(succeeded, 0.5), At(succeeded, 0.99),
            new(after.App - before.App), new(after.Database - before.Database), new(after.Client - before.Client));
    }

    /// <summary>Until the just-in-time compiler has seen enough, however slow the machine is.</summary>
    private static async Task WarmUpAsync(List<Client> clients, CancellationToken cancellationToken)
    {
        var (start, requests) = (Stopwatch.GetTimestamp(), 0);
        while (requests < WarmUpRequests && Stopwatch.GetElapsedTime(start) < LongestWarmUp)
        {
            requests += (await RepeatAsync(clients, WarmUp, cancellationToken)).Count;
        }
    }

    private static async Task<List<double>> RepeatAsync(List<Client> clients, TimeSpan duration, CancellationToken cancellationToken)
    {
        var latencies = new ConcurrentBag<List<double>>();
        var end = Stopwatch.GetTimestamp() + (long)(duration.TotalSeconds * Stopwatch.Frequency);
        await Task.WhenAll(clients.Select(client => Task.Run(() => RepeatAsync(client), cancellationToken)));
        return [.. latencies.SelectMany(list => list)];

        async Task RepeatAsync(Client client)
        {
            var own = new List<double>();
            while (Stopwatch.GetTimestamp() < end)
            {
                var start = Stopwatch.GetTimestamp();
                var succeeded = await client.SendAsync(cancellationToken);
                var milliseconds = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
                own.Add(succeeded ? milliseconds : -milliseconds);
            }

            latencies.Add(own);
        }
    }

    private (double App, double Database, double Client) Costs() => (
        appProcessId is { } id ? ProcessorTime.Of(id).TotalMilliseconds : 0,
        ProcessorTime.OfTree(databaseProcessId).TotalMilliseconds,
        ProcessorTime.Of(Environment.ProcessId).TotalMilliseconds);

    private static double At(List<double> sorted, double share) =>
        sorted.Count == 0 ? double.NaN : sorted[Math.Min(sorted.Count - 1, (int)(sorted.Count * share))];
}

/// <summary>One client: what it sends, and what it holds open.</summary>
internal sealed class Client(Func<CancellationToken, Task<bool>> send, Func<ValueTask> close) : IAsyncDisposable
{
    public Task<bool> SendAsync(CancellationToken cancellationToken) => send(cancellationToken);

    public ValueTask DisposeAsync() => close();
}
