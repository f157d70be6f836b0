using Microsoft.AspNetCore.Authorization;

namespace Inbox.Web.Organizations;

/// <summary>Asks the agent's row, never the cookie: removed or demoted counts at the next request.</summary>
public sealed class AgentAuthorization(CurrentAgent currentAgent) : AuthorizationHandler<AgentRequirement>
{
    protected override async Task HandleRequirementAsync(AuthorizationHandlerContext context, AgentRequirement requirement)
    {
        var cancellationToken = (context.Resource as HttpContext)?.RequestAborted ?? CancellationToken.None;
        var signedIn = await currentAgent.FindAsync(cancellationToken);
        if (signedIn?.Agent.Role >= requirement.AtLeast)
        {
            context.Succeed(requirement);
        }
    }
}
