using Inbox.Web.Caching;
using Inbox.Web.Tests.Support;

namespace Inbox.Web.Tests.Caching;

/// <summary>What Redis is still to be told.</summary>
public sealed class PendingInvalidationsTests
{
    private readonly HandMovedClock clock = new();
    private readonly PendingInvalidations pending;
    private readonly Guid organization = Guid.NewGuid();
    private readonly Guid agent = Guid.NewGuid();

    public PendingInvalidationsTests() => pending = new(clock);

    [Fact]
    public void Many_changes_are_told_once()
    {
        for (var i = 0; i < 1000; i++)
        {
            pending.Add(organization, agentId: null);
        }

        var (key, last) = Assert.Single(pending.ListPending());
        pending.Complete(key, last);
        Assert.False(pending.IsAnyPending);
    }

    [Fact]
    public void A_change_while_Redis_is_told_is_told_again()
    {
        pending.Add(organization, agentId: null);
        var (key, last) = Assert.Single(pending.ListPending());

        pending.Add(organization, agentId: null);
        pending.Complete(key, last);

        Assert.True(pending.IsPending(organization, agent));
        Assert.Single(pending.ListPending());
    }

    [Fact]
    public async Task Who_waits_does_not_wait_for_what_comes_later()
    {
        pending.Add(organization, agentId: null);
        var (key, last) = Assert.Single(pending.ListPending());
        var settled = pending.WhenCompletedAsync(organization, TestContext.Current.CancellationToken);
        pending.Add(organization, agentId: null);
        Assert.False(settled.IsCompleted);

        pending.Complete(key, last);

        await settled;
        await pending.WhenCompletedAsync(Guid.NewGuid(), TestContext.Current.CancellationToken);
    }

    [Fact]
    public void What_concerns_one_agent_concerns_no_other()
    {
        pending.Add(organization, agent);

        Assert.True(pending.IsPending(organization, agent));
        Assert.False(pending.IsPending(organization, Guid.NewGuid()));
        Assert.False(pending.IsPending(Guid.NewGuid(), agent));
    }

    [Fact]
    public void What_could_not_be_told_is_forgotten_when_nothing_from_before_is_kept()
    {
        pending.Add(organization, agentId: null);
        clock.Move(CachePolicy.TimeToLive - TimeSpan.FromSeconds(1));
        Assert.Single(pending.ListPending());

        clock.Move(TimeSpan.FromSeconds(2));

        Assert.Empty(pending.ListPending());
    }
}
