using Inbox.Web.Organizations;
using Inbox.Web.Tenancy;

namespace Inbox.Web.Channels;

/// <summary>An agent belongs to a channel, which counts where the agent does not see everything.</summary>
public sealed class ChannelAgent : IOrganizationOwned
{
    public ChannelAgent(Channel channel, Agent agent)
        : this(channel.OrganizationId, channel.Id, agent.Id)
    {
    }

    private ChannelAgent(Guid organizationId, Guid channelId, Guid agentId) =>
        (OrganizationId, ChannelId, AgentId) = (organizationId, channelId, agentId);

    public Guid OrganizationId { get; private set; }

    public Guid ChannelId { get; private set; }

    public Guid AgentId { get; private set; }
}
