namespace Inbox.Web.Organizations;

/// <summary>Who a session claims to be.</summary>
internal readonly record struct AgentKey(Guid OrganizationId, Guid AgentId, Guid AccountId);
