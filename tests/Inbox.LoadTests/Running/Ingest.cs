using System.Collections.Concurrent;
using System.Diagnostics;
using Npgsql;

namespace Inbox.LoadTests.Running;

/// <summary>Messages coming in for a while: as fast as possible, or so many a second.</summary>
internal sealed class Ingest(Load load, AppClients clients, NpgsqlDataSource database)
{
    private const int Posters = 64;
    private const int TrackedOf = 10;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>Posts at full speed, and counts until the last message is in the database.</summary>
    public async Task<(Measurement Measurement, long Stored)> RunAsync(string what, TimeSpan duration, CancellationToken cancellationToken)
    {
        var before = await CountAsync("select count(*) from messages", cancellationToken);
        var measurement = await load.MeasureAsync(what, Posters, async () =>
        {
            var latencies = await PostAsync(duration, cancellationToken);
            await EverythingIsProcessedAsync(cancellationToken);
            return latencies;
        });
        return (measurement, await CountAsync("select count(*) from messages", cancellationToken) - before);
    }

    /// <summary>Posts so many messages a second, whatever the answers do, and follows one in ten until it is readable.</summary>
    public Task<Measurement> RunSteadilyAsync(string what, int perSecond, TimeSpan duration, CancellationToken cancellationToken) =>
        load.MeasureAsync(what, perSecond, async () =>
        {
            var (idle, followers) = (new ConcurrentBag<Client>(), new ConcurrentBag<Client>());
            var (running, latencies) = (new List<Task>(), new ConcurrentBag<double>());
            var start = Stopwatch.GetTimestamp();
            for (var i = 0; i < perSecond * duration.TotalSeconds; i++)
            {
                var wait = TimeSpan.FromSeconds((double)i / perSecond) - Stopwatch.GetElapsedTime(start);
                await Task.Delay(wait > TimeSpan.Zero ? wait : TimeSpan.Zero, cancellationToken);
                running.Add(i % TrackedOf == 0
                    ? UseAsync(followers, clients.NewPosterAndReaderAsync, latencies.Add)
                    : UseAsync(idle, clients.NewPosterAsync, _ => { }));
            }

            await Task.WhenAll(running);
            foreach (var client in idle.Concat(followers))
            {
                await client.DisposeAsync();
            }

            return [.. latencies];

            async Task UseAsync(ConcurrentBag<Client> free, Func<CancellationToken, Task<Client>> open, Action<double> done)
            {
                var client = free.TryTake(out var found) ? found : await open(cancellationToken);
                var sent = Stopwatch.GetTimestamp();
                var succeeded = await client.SendAsync(cancellationToken);
                var milliseconds = Stopwatch.GetElapsedTime(sent).TotalMilliseconds;
                done(succeeded ? milliseconds : -milliseconds);
                free.Add(client);
            }
        });

    public async Task EverythingIsProcessedAsync(CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        while (await CountAsync("select count(*) from webhook_events where state = 'PENDING'", patience.Token) > 0)
        {
            await Task.Delay(20, patience.Token);
        }
    }

    private async Task<List<double>> PostAsync(TimeSpan duration, CancellationToken cancellationToken)
    {
        var start = Stopwatch.GetTimestamp();
        var posters = await Task.WhenAll(Enumerable.Range(0, Posters).Select(_ => clients.NewPosterAsync(cancellationToken)));
        var latencies = await Task.WhenAll(posters.Select(poster => Task.Run(() => PostAsync(poster), cancellationToken)));
        return [.. latencies.SelectMany(list => list)];

        async Task<List<double>> PostAsync(Client poster)
        {
            await using var _ = poster;
            var own = new List<double>();
            while (Stopwatch.GetElapsedTime(start) < duration)
            {
                var sent = Stopwatch.GetTimestamp();
                var succeeded = await poster.SendAsync(cancellationToken);
                var milliseconds = Stopwatch.GetElapsedTime(sent).TotalMilliseconds;
                own.Add(succeeded ? milliseconds : -milliseconds);
            }

            return own;
        }
    }

    private async Task<long> CountAsync(string sql, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(sql);
        return (long)(await command.ExecuteScalarAsync(cancellationToken))!;
    }
}
