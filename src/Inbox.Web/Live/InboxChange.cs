namespace Inbox.Web.Live;

/// <summary>Something about a conversation is not as it was. It says no more than that: whoever is told asks again, with their own rights.</summary>
/// <param name="AgentId">The one agent whom it concerns; null where it concerns all of the organization.</param>
public readonly record struct InboxChange(Guid OrganizationId, Guid ConversationId, Guid? AgentId = null)
{
    /// <summary>Any conversation may look different to the agent, who sees more or less than before.</summary>
    public static InboxChange Everything(Guid organizationId, Guid agentId) => new(organizationId, Guid.Empty, agentId);
}
