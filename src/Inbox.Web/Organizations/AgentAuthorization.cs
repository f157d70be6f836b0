using Microsoft.AspNetCore.Authorization;

namespace Inbox.Web.Organizations;

/// <summary>Asks the agent's row, never the cookie: removed or demoted counts at the next request.</summary>
public sealed class AgentAuthorization(CurrentAgent currentAgent) : AuthorizationHandler<AgentRequirement>
{
    protected override async Task HandleRequirementAsync(AuthorizationHandlerContext context, AgentRequirement requirement)
    {
        var request = context.Resource as HttpContext;
        var cancellationToken = request?.RequestAborted ?? CancellationToken.None;
        var signedIn = request?.GetEndpoint()?.Metadata.GetMetadata<AgentAskedWithAnswerAttribute>() is null
            ? await currentAgent.FindAsync(cancellationToken)
            : await currentAgent.PresumeAsync(cancellationToken);
        if (signedIn?.Agent.Role >= requirement.AtLeast)
        {
            context.Succeed(requirement);
        }
    }
}
