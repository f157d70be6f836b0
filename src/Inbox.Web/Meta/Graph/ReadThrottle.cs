using System.Collections.Concurrent;
using Microsoft.Extensions.Options;

namespace Inbox.Web.Meta.Graph;

/// <summary>Keeps reads of one account's history apart: one at a time, and no more a second than Meta takes (meta-platform 5.3).</summary>
public sealed class ReadThrottle(IOptions<MetaOptions> options, TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, Lane> lanes = new();

    internal async Task<GraphResponse> TakeTurnAsync(string account, Func<Task<GraphResponse>> read, CancellationToken cancellationToken)
    {
        var lane = lanes.GetOrAdd(account, static _ => new Lane());
        await lane.Turn.WaitAsync(cancellationToken);
        try
        {
            await WaitForGapAsync(lane, cancellationToken);
            lane.LastAt = clock.GetTimestamp();
            return await read();
        }
        finally
        {
            lane.Turn.Release();
        }
    }

    private async Task WaitForGapAsync(Lane lane, CancellationToken cancellationToken)
    {
        var gap = TimeSpan.FromSeconds(1.0 / options.Value.ReadsPerSecond);
        var rest = lane.LastAt is { } last ? gap - clock.GetElapsedTime(last) : TimeSpan.Zero;
        if (rest > TimeSpan.Zero)
        {
            await Task.Delay(rest, clock, cancellationToken);
        }
    }

    private sealed class Lane
    {
        public SemaphoreSlim Turn { get; } = new(1, 1);

        public long? LastAt { get; set; }
    }
}
