using System.Diagnostics;

namespace Inbox.LoadTests.Running;

/// <summary>An agent who opens one page after the other, at a steady pace.</summary>
internal sealed class Reading(HttpConnection connection, Func<string, byte[]> request, Guid conversation)
{
    private readonly Dictionary<string, string> pages = new()
    {
        ["GET /api/conversations"] = "/api/conversations",
        ["GET /inbox"] = "/inbox",
        ["GET a thread"] = $"/conversations/{conversation}",
    };

    /// <summary>Ends after the time, or earlier when it is cancelled.</summary>
    /// <returns>The median of each page, in milliseconds.</returns>
    public async Task<Dictionary<string, double>> RunAsync(int perSecond, TimeSpan duration, CancellationToken cancellationToken)
    {
        var latencies = pages.Keys.ToDictionary(what => what, _ => new List<double>());
        var start = Stopwatch.GetTimestamp();
        for (var number = 0; Stopwatch.GetElapsedTime(start) < duration && !cancellationToken.IsCancellationRequested; number++)
        {
            var wait = TimeSpan.FromSeconds((double)number / perSecond) - Stopwatch.GetElapsedTime(start);
            await Task.Delay(wait > TimeSpan.Zero ? wait : TimeSpan.Zero, cancellationToken)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            var (what, path) = pages.ElementAt(number % pages.Count);
            var begin = Stopwatch.GetTimestamp();
            await connection.SendAsync(request(path), CancellationToken.None);
            latencies[what].Add(Stopwatch.GetElapsedTime(begin).TotalMilliseconds);
            if (connection.Status != 200)
            {
                throw new InvalidOperationException($"{path} was answered {connection.Status}.");
            }
        }

        return latencies.ToDictionary(own => own.Key, own => own.Value.Order().ElementAtOrDefault(own.Value.Count / 2));
    }
}
