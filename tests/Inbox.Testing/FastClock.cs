using System.Globalization;

namespace Inbox.Testing;

/// <summary>
/// Runs many times as fast as the real one, timers included, so that a minute's patience takes seconds. Clocks of one
/// beginning agree, in whatever process they run.
/// </summary>
public sealed class FastClock(DateTimeOffset beginning, int times) : TimeProvider
{
    /// <summary>The setting by which <see cref="StartupHook"/> gives an app of its own process the same clock.</summary>
    public const string Setting = "INBOX_TEST_CLOCK";

    public FastClock(int times)
        : this(System.GetUtcNow(), times)
    {
    }

    public string Text => string.Create(CultureInfo.InvariantCulture, $"{beginning.UtcTicks}x{times}");

    public static FastClock Parse(string text)
    {
        var parts = text.Split('x');
        return new(
            new(long.Parse(parts[0], CultureInfo.InvariantCulture), TimeSpan.Zero), int.Parse(parts[1], CultureInfo.InvariantCulture));
    }

    public override DateTimeOffset GetUtcNow() => beginning + ((System.GetUtcNow() - beginning) * times);

    public override long GetTimestamp() => System.GetTimestamp() * times;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        System.CreateTimer(callback, state, Shortened(dueTime), Shortened(period));

    private TimeSpan Shortened(TimeSpan time) => time == Timeout.InfiniteTimeSpan ? time : time / times;
}
