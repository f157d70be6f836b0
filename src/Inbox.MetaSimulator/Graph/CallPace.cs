using System.Collections.Concurrent;

namespace Inbox.MetaSimulator.Graph;

/// <summary>Counts the calls of the last second (meta-platform 6.3).</summary>
internal sealed class CallPace(TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, Queue<DateTimeOffset>> calls = [];

    public bool IsTooFast(string key, int mostPerSecond)
    {
        var now = clock.GetUtcNow();
        var recent = calls.GetOrAdd(key, _ => new Queue<DateTimeOffset>());
        lock (recent)
        {
            while (recent.TryPeek(out var oldest) && now - oldest >= TimeSpan.FromSeconds(1))
            {
                recent.Dequeue();
            }

            if (recent.Count >= mostPerSecond)
            {
                return true;
            }

            recent.Enqueue(now);
            return false;
        }
    }
}
