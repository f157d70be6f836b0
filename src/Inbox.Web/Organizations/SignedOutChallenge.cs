using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;

namespace Inbox.Web.Organizations;

/// <summary>Treats a session that counts no longer as no session: sign in again, rather than "you may not".</summary>
public sealed class SignedOutChallenge(CurrentAgent currentAgent) : IAuthorizationMiddlewareResultHandler
{
    private static readonly AuthorizationMiddlewareResultHandler Default = new();

    public async Task HandleAsync(
        RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult)
    {
        var isSignedOut = authorizeResult.Forbidden && await currentAgent.FindAsync(context.RequestAborted) is null;
        await Default.HandleAsync(next, context, policy, isSignedOut ? PolicyAuthorizationResult.Challenge() : authorizeResult);
    }
}
