using Inbox.Web.Live;
using Inbox.Web.Tests.Support;

namespace Inbox.Web.Tests.Live;

/// <summary>What Redis is still to be told.</summary>
public sealed class OwedRaisesTests
{
    private readonly HandMovedClock clock = new();
    private readonly PendingInvalidations owed;
    private readonly Guid organization = Guid.NewGuid();
    private readonly Guid agent = Guid.NewGuid();

    public OwedRaisesTests() => owed = new(clock);

    [Fact]
    public void Many_changes_are_told_once()
    {
        for (var i = 0; i < 1000; i++)
        {
            owed.Add(new(organization, Guid.NewGuid()));
        }

        var (key, last) = Assert.Single(owed.ListPending());
        owed.Complete(key, last);
        Assert.False(owed.IsAnyPending);
    }

    [Fact]
    public void A_change_while_Redis_is_told_is_told_again()
    {
        owed.Add(new(organization, Guid.NewGuid()));
        var (key, last) = Assert.Single(owed.ListPending());

        owed.Add(new(organization, Guid.NewGuid()));
        owed.Complete(key, last);

        Assert.True(owed.IsPending(organization, agent));
        Assert.Single(owed.ListPending());
    }

    [Fact]
    public async Task Who_waits_does_not_wait_for_what_comes_later()
    {
        owed.Add(new(organization, Guid.NewGuid()));
        var (key, last) = Assert.Single(owed.ListPending());
        var settled = owed.WhenCompletedAsync(organization, TestContext.Current.CancellationToken);
        owed.Add(new(organization, Guid.NewGuid()));
        Assert.False(settled.IsCompleted);

        owed.Complete(key, last);

        await settled;
        await owed.WhenCompletedAsync(Guid.NewGuid(), TestContext.Current.CancellationToken);
    }

    [Fact]
    public void What_concerns_one_agent_concerns_no_other()
    {
        owed.Add(new(organization, Guid.NewGuid(), agent));

        Assert.True(owed.IsPending(organization, agent));
        Assert.False(owed.IsPending(organization, Guid.NewGuid()));
        Assert.False(owed.IsPending(Guid.NewGuid(), agent));
    }

    [Fact]
    public void What_could_not_be_told_is_forgotten_when_nothing_from_before_is_kept()
    {
        owed.Add(new(organization, Guid.NewGuid()));
        clock.Move(AgentCache.TimeToLive - TimeSpan.FromSeconds(1));
        Assert.Single(owed.ListPending());

        clock.Move(TimeSpan.FromSeconds(2));

        Assert.Empty(owed.ListPending());
    }
}
