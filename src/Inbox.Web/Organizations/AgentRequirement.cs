using Microsoft.AspNetCore.Authorization;

namespace Inbox.Web.Organizations;

/// <summary>The request must come from an agent whose role is at least this one.</summary>
public sealed record AgentRequirement(AgentRole AtLeast) : IAuthorizationRequirement;
