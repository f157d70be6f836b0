namespace Inbox.Web.Conversations;

/// <summary>
/// The agent that a query asks for. It is a type and not an id alone, so that a compiled query can tell this value, which differs
/// from call to call, from those that are part of its SQL.
/// </summary>
internal record Viewer(Guid AgentId);
