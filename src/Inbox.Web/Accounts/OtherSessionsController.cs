using Inbox.Web.Organizations;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace Inbox.Web.Accounts;

/// <summary>Ends every session of the account but this one.</summary>
[Route("account/other-sessions")]
public sealed class OtherSessionsController(
    CurrentAgent currentAgent, CurrentAccount currentAccount, UserManager<Account> accounts) : Controller
{
    [HttpDelete]
    public async Task<IActionResult> Destroy(CancellationToken cancellationToken)
    {
        var signedIn = await currentAgent.GetAsync(cancellationToken);
        var account = await currentAccount.GetAsync(cancellationToken);
        await accounts.UpdateSecurityStampAsync(account);
        await HttpContext.KeepSessionAsync(account, signedIn);
        return RedirectToAction("Show", "Account", new { done = AccountChange.Sessions });
    }
}
