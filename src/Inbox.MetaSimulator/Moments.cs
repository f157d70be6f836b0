namespace Inbox.MetaSimulator;

/// <summary>The moments of what happens, each in a millisecond of its own, so that their order is what the sender meant.</summary>
internal sealed class Moments(TimeProvider clock)
{
    private readonly Lock gate = new();
    private DateTimeOffset last;

    public DateTimeOffset Next()
    {
        var now = DateTimeOffset.FromUnixTimeMilliseconds(clock.GetUtcNow().ToUnixTimeMilliseconds());
        lock (gate)
        {
            return last = now > last ? now : last.AddMilliseconds(1);
        }
    }
}
