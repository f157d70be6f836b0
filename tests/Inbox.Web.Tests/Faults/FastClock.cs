namespace Inbox.Web.Tests.Faults;

/// <summary>Runs many times as fast as the real one, timers included, so that a minute's patience takes seconds.</summary>
internal sealed class FastClock(int times) : TimeProvider
{
    private readonly DateTimeOffset start = System.GetUtcNow();
    private readonly long startedAt = System.GetTimestamp();

    public override DateTimeOffset GetUtcNow() => start + (System.GetElapsedTime(startedAt) * times);

    public override long GetTimestamp() => System.GetTimestamp() * times;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        System.CreateTimer(callback, state, Shortened(dueTime), Shortened(period));

    private TimeSpan Shortened(TimeSpan time) => time == Timeout.InfiniteTimeSpan ? time : time / times;
}
