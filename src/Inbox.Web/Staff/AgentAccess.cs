using Inbox.Web.Organizations;

namespace Inbox.Web.Staff;

/// <summary>What an agent may do, and which conversations the agent sees.</summary>
public sealed record AgentAccess(AgentRole Role, AccessScope Sight, IReadOnlyList<Guid> Channels, IReadOnlyList<Guid> Teams);
