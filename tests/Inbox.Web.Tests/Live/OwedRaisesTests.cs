using Inbox.Web.Live;
using Inbox.Web.Tests.Support;

namespace Inbox.Web.Tests.Live;

/// <summary>What Redis is still to be told.</summary>
public sealed class OwedRaisesTests
{
    private readonly HandMovedClock clock = new();
    private readonly OwedRaises owed;
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

        var (key, last) = Assert.Single(owed.Take());
        owed.Settle(key, last);
        Assert.False(owed.HasAny);
    }

    [Fact]
    public void A_change_while_Redis_is_told_is_told_again()
    {
        owed.Add(new(organization, Guid.NewGuid()));
        var (key, last) = Assert.Single(owed.Take());

        owed.Add(new(organization, Guid.NewGuid()));
        owed.Settle(key, last);

        Assert.True(owed.Has(organization, agent));
        Assert.Single(owed.Take());
    }

    [Fact]
    public async Task Who_waits_does_not_wait_for_what_comes_later()
    {
        owed.Add(new(organization, Guid.NewGuid()));
        var (key, last) = Assert.Single(owed.Take());
        var settled = owed.SettledAsync(organization, TestContext.Current.CancellationToken);
        owed.Add(new(organization, Guid.NewGuid()));
        Assert.False(settled.IsCompleted);

        owed.Settle(key, last);

        await settled;
        await owed.SettledAsync(Guid.NewGuid(), TestContext.Current.CancellationToken);
    }

    [Fact]
    public void What_concerns_one_agent_concerns_no_other()
    {
        owed.Add(new(organization, Guid.NewGuid(), agent));

        Assert.True(owed.Has(organization, agent));
        Assert.False(owed.Has(organization, Guid.NewGuid()));
        Assert.False(owed.Has(Guid.NewGuid(), agent));
    }

    [Fact]
    public void What_could_not_be_told_is_forgotten_when_nothing_from_before_is_kept()
    {
        owed.Add(new(organization, Guid.NewGuid()));
        clock.Move(KeptAnswers.KeptFor - TimeSpan.FromSeconds(1));
        Assert.Single(owed.Take());

        clock.Move(TimeSpan.FromSeconds(2));

        Assert.Empty(owed.Take());
    }
}
