using System.Collections.Concurrent;
using Inbox.Web.Meta.Graph;

namespace Inbox.Web.Sending;

/// <summary>
/// How fast this instance may send on each channel: under Meta's limits, and slower as Meta's headers ask for it
/// (meta-platform 6.3, 6.4).
/// </summary>
public sealed class SendThrottle(TimeProvider clock)
{
    private const int PerSecond = 30;
    private const int SlowFrom = 80;
    private static readonly TimeSpan SlowInterval = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<Guid, Lane> lanes = new();

    /// <summary>Takes the next turn of a channel, and says how long until it comes.</summary>
    public TimeSpan Reserve(Guid channelId) => lanes.GetOrAdd(channelId, static _ => new Lane()).Reserve(clock.GetUtcNow());

    /// <summary>Takes the turn of a channel for something that need not be, if the turn is free this moment.</summary>
    public bool TryReserve(Guid channelId) => lanes.GetOrAdd(channelId, static _ => new Lane()).TryReserve(clock.GetUtcNow());

    /// <summary>Takes to heart what Meta says of its limits, and what a refusal says of them.</summary>
    public void Throttle(Guid channelId, GraphUsage usage, bool isRefused)
    {
        if (isRefused || usage.Percent >= SlowFrom)
        {
            lanes.GetOrAdd(channelId, static _ => new Lane()).SlowUntil(clock.GetUtcNow() + SlowInterval);
        }
    }

    /// <summary>The whole app's limit is used up, whichever channel found out.</summary>
    public void SlowAll()
    {
        var until = clock.GetUtcNow() + SlowInterval;
        foreach (var lane in lanes.Values)
        {
            lane.SlowUntil(until);
        }
    }

    private sealed class Lane
    {
        private readonly Lock guard = new();
        private DateTimeOffset next;
        private DateTimeOffset slowUntil;

        public TimeSpan Reserve(DateTimeOffset now)
        {
            lock (guard)
            {
                var turn = next > now ? next : now;
                next = turn + TimeSpan.FromSeconds((now < slowUntil ? 2.0 : 1.0) / PerSecond);
                return turn - now;
            }
        }

        public bool TryReserve(DateTimeOffset now)
        {
            lock (guard)
            {
                if (next > now || now < slowUntil)
                {
                    return false;
                }

                next = now + TimeSpan.FromSeconds(1.0 / PerSecond);
                return true;
            }
        }

        public void SlowUntil(DateTimeOffset until)
        {
            lock (guard)
            {
                slowUntil = until;
            }
        }
    }
}
