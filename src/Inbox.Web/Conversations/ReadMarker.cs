using Inbox.Web.Tenancy;

namespace Inbox.Web.Conversations;

/// <summary>How far one agent has read one conversation. Without one, everything before the agent came counts as read.</summary>
public sealed class ReadMarker : IOrganizationOwned
{
    public ReadMarker(Guid organizationId, Guid agentId, Guid conversationId, DateTimeOffset readUntil) =>
        (OrganizationId, AgentId, ConversationId, ReadUntil) = (organizationId, agentId, conversationId, readUntil);

    public Guid OrganizationId { get; private set; }

    public Guid AgentId { get; private set; }

    public Guid ConversationId { get; private set; }

    /// <summary>What reached us at or before this moment, by our clock, is read.</summary>
    public DateTimeOffset ReadUntil { get; private set; }
}
