namespace Inbox.Web.Tests.Support;

/// <summary>Runs as the real one, ahead of it by as much as a test has moved it: timers wait no longer than in truth.</summary>
public sealed class MovableClock : TimeProvider
{
    private TimeSpan ahead;

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + ahead;

    public void Move(TimeSpan by) => ahead += by;
}
