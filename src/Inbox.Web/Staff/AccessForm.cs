using Inbox.Web.Organizations;

namespace Inbox.Web.Staff;

/// <summary>What a form says of an agent's access. What is missing is the least that can be given.</summary>
public class AccessForm
{
    public AgentRole Role { get; set; } = AgentRole.Agent;

    public AccessScope Sight { get; set; } = AccessScope.OwnOrUnassigned;

    public Guid[] Channels { get; set; } = [];

    public Guid[] Teams { get; set; } = [];

    /// <summary>A number that is no role and no sight would be bound all the same.</summary>
    public bool IsKnown => Enum.IsDefined(Role) && Enum.IsDefined(Sight);

    public AgentAccess ToAccess() => new(Role, Sight, Channels, Teams);
}
