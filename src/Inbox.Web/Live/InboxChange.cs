namespace Inbox.Web.Live;

/// <summary>Something about a conversation is not as it was. It says no more than that: whoever is told asks again, with their own rights.</summary>
/// <param name="AgentId">The one agent whom it concerns; null where it concerns all of the organization.</param>
public readonly record struct InboxChange(Guid OrganizationId, Guid ConversationId, Guid? AgentId = null);
