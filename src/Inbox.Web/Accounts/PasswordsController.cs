using Inbox.Web.Organizations;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Inbox.Web.Accounts;

/// <summary>Changes one's own password, which ends one's other sessions.</summary>
[Route("account/password")]
public sealed class PasswordsController(
    CurrentAgent currentAgent,
    CurrentAccount currentAccount,
    PasswordCheck passwords,
    UserManager<Account> accounts,
    IStringLocalizer<PasswordsController> localizer) : Controller
{
    [HttpPost]
    public async Task<IActionResult> Create(PasswordForm form, CancellationToken cancellationToken)
    {
        var signedIn = await currentAgent.GetAsync(cancellationToken);
        var account = await currentAccount.GetAsync(cancellationToken);
        if (ModelState.IsValid && await IsCurrentAsync(account, form.CurrentPassword, cancellationToken))
        {
            await ChangeAsync(account, form);
        }

        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return View("Account", AccountPage.Of(signedIn, account));
        }

        await HttpContext.KeepSessionAsync(account, signedIn);
        return RedirectToAction("Show", "Account", new { done = AccountChange.Password });
    }

    /// <summary>Counted like a sign-in: who found an open browser may not guess.</summary>
    private async Task<bool> IsCurrentAsync(Account account, string password, CancellationToken cancellationToken)
    {
        var answer = await passwords.TryAsync(
            HttpContext.Connection.RemoteIpAddress, account.Email!, password, cancellationToken);
        if (answer.Account is null)
        {
            ModelState.AddModelError(nameof(PasswordForm.CurrentPassword), answer.RetryAfter is null
                ? localizer["That is not your current password. After five tries we pause for a quarter of an hour."]
                : localizer["Too many tries. Wait a minute, then try again."]);
        }

        return answer.Account is not null;
    }

    private async Task ChangeAsync(Account account, PasswordForm form)
    {
        var result = await accounts.ReplacePasswordAsync(account, form.NewPassword);
        foreach (var error in result.Errors)
        {
            ModelState.AddModelError(nameof(PasswordForm.NewPassword), error.Description);
        }
    }
}
