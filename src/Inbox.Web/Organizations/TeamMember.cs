using Inbox.Web.Tenancy;

namespace Inbox.Web.Organizations;

/// <summary>An agent's place in a team.</summary>
public sealed class TeamMember : IOrganizationOwned
{
    public TeamMember(Team team, Agent agent)
        : this(team.OrganizationId, team.Id, agent.Id)
    {
    }

    private TeamMember(Guid organizationId, Guid teamId, Guid agentId) =>
        (OrganizationId, TeamId, AgentId) = (organizationId, teamId, agentId);

    public Guid OrganizationId { get; private set; }

    public Guid TeamId { get; private set; }

    public Guid AgentId { get; private set; }
}
