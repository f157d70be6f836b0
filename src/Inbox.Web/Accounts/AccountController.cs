using Inbox.Web.Organizations;
using Microsoft.AspNetCore.Mvc;

namespace Inbox.Web.Accounts;

/// <summary>The page of one's own account.</summary>
[Route("account")]
public sealed class AccountController(CurrentAgent currentAgent, CurrentAccount currentAccount) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Show(AccountChange? done, CancellationToken cancellationToken)
    {
        var signedIn = await currentAgent.GetAsync(cancellationToken);
        return View("Account", AccountPage.Of(signedIn, await currentAccount.GetAsync(cancellationToken), done));
    }
}
