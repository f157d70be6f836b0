namespace Inbox.Web.Tests.Support;

/// <summary>Stands still until a test moves it.</summary>
public sealed class HandMovedClock : TimeProvider
{
    private DateTimeOffset now = System.GetUtcNow();

    public override DateTimeOffset GetUtcNow() => now;

    public void Move(TimeSpan by) => now += by;
}
