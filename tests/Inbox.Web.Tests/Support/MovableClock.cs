namespace Inbox.Web.Tests.Support;

/// <summary>
/// Runs as the real one, ahead of it by as much as a test has moved it. A timer that falls due by a move fires at once, so that what
/// waits for an hour, a poll of a worker or a lease, need not be waited for.
/// </summary>
public sealed class MovableClock : TimeProvider
{
    private readonly Lock guard = new();
    private readonly HashSet<MovableTimer> timers = [];
    private TimeSpan ahead;
    private DateTimeOffset? stoppedAt;

    public override DateTimeOffset GetUtcNow() => stoppedAt ?? (System.GetUtcNow() + ahead);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new MovableTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Stands still until <see cref="Continue"/>: nothing falls due while a test looks, however slow the machine is.</summary>
    public void Stop() => stoppedAt = GetUtcNow();

    public void Continue()
    {
        ahead = GetUtcNow() - System.GetUtcNow();
        stoppedAt = null;
    }

    public void Move(TimeSpan by)
    {
        MovableTimer[] waiting;
        lock (guard)
        {
            ahead += by;
            stoppedAt += by;
            waiting = [.. timers];
        }

        foreach (var timer in waiting)
        {
            timer.Reschedule();
        }
    }

    /// <summary>A timer of the real clock, set anew whenever this one is moved.</summary>
    private sealed class MovableTimer : ITimer
    {
        private readonly MovableClock clock;
        private readonly ITimer timer;
        private readonly Lock guard = new();
        private DateTimeOffset? dueAt;
        private TimeSpan period = Timeout.InfiniteTimeSpan;

        public MovableTimer(MovableClock clock, TimerCallback callback, object? state)
        {
            this.clock = clock;
            timer = System.CreateTimer(_ => Fire(callback, state), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (guard)
            {
                this.period = period;
                dueAt = dueTime == Timeout.InfiniteTimeSpan ? null : clock.GetUtcNow() + dueTime;
            }

            lock (clock.guard)
            {
                _ = dueAt is null ? clock.timers.Remove(this) : clock.timers.Add(this);
            }

            return timer.Change(dueTime, Timeout.InfiniteTimeSpan);
        }

        public void Reschedule()
        {
            lock (guard)
            {
                if (dueAt is { } at)
                {
                    var left = at - clock.GetUtcNow();
                    timer.Change(left > TimeSpan.Zero ? left : TimeSpan.Zero, Timeout.InfiniteTimeSpan);
                }
            }
        }

        public void Dispose()
        {
            Forget();
            timer.Dispose();
        }

        public ValueTask DisposeAsync()
        {
            Forget();
            return timer.DisposeAsync();
        }

        private void Fire(TimerCallback callback, object? state)
        {
            TimeSpan next;
            lock (guard)
            {
                next = period;
            }

            Change(next, next);
            callback(state);
        }

        private void Forget()
        {
            lock (clock.guard)
            {
                clock.timers.Remove(this);
            }
        }
    }
}
