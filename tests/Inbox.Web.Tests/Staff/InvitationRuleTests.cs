using Inbox.Web.Organizations;
using Inbox.Web.Staff;

namespace Inbox.Web.Tests.Staff;

/// <summary>The rules of an invitation, without a database.</summary>
public sealed class InvitationRuleTests
{
    private static readonly DateTimeOffset Made = new(2026, 3, 1, 9, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(0, InvitationState.Open)]
    [InlineData((7 * 24 * 60 * 60) - 1, InvitationState.Open)]
    [InlineData(7 * 24 * 60 * 60, InvitationState.Over)]
    public void A_link_works_for_seven_days(int seconds, InvitationState expected) =>
        Assert.Equal(expected, Invite().StateAt(Made.AddSeconds(seconds)));

    [Fact]
    public void What_is_revoked_stays_revoked_from_the_first_time_on()
    {
        var invitation = Invite();

        invitation.Revoke(Made.AddDays(1));
        invitation.Revoke(Made.AddDays(2));

        Assert.Equal(InvitationState.Revoked, invitation.StateAt(Made.AddDays(3)));
        Assert.Equal(Made.AddDays(1), invitation.RevokedAt);
    }

    [Theory]
    [InlineData(null, true)]
    [InlineData("ADA@example.com", true)]
    [InlineData("ada@example.org", false)]
    public void It_is_for_one_address_in_any_case_or_for_whoever_has_the_link(string? email, bool isForAda) =>
        Assert.Equal(isForAda, Invite(email).IsFor("ada@example.com"));

    private static Invitation Invite(string? email = null)
    {
        var admin = new Agent(Guid.NewGuid(), Guid.NewGuid(), "Anna Keller", AgentRole.Admin, Made);
        return new(Guid.NewGuid(), admin, email, new(AgentRole.Agent, AccessScope.Everything, [], []), [1, 2, 3], Made);
    }
}
