using Microsoft.AspNetCore.Authorization;

namespace Inbox.Web.Accounts;

/// <summary>Lets in who has signed in but is at work in no organization yet, or no longer: to choose one.</summary>
public sealed class AccountAuthorization(CurrentAccount currentAccount) : AuthorizationHandler<AccountRequirement>
{
    public const string Policy = "ChooseOrganization";

    protected override async Task HandleRequirementAsync(AuthorizationHandlerContext context, AccountRequirement requirement)
    {
        var cancellationToken = (context.Resource as HttpContext)?.RequestAborted ?? CancellationToken.None;
        if (await currentAccount.FindAsync(cancellationToken) is not null)
        {
            context.Succeed(requirement);
        }
    }
}

public sealed record AccountRequirement : IAuthorizationRequirement;
