using Inbox.Web.Data;
using Inbox.Web.Organizations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Inbox.Web.Accounts;

/// <summary>The page where a session begins.</summary>
[AllowAnonymous]
[Route("sign-in")]
public sealed class SignInController(
    PasswordCheck passwords,
    InboxDbContext db,
    CurrentAgent currentAgent,
    CurrentAccount currentAccount,
    IStringLocalizer<SignInController> localizer) : Controller
{
    [HttpGet]
    public async Task<IActionResult> New(string? returnUrl, CancellationToken cancellationToken)
    {
        if (await currentAgent.FindAsync(cancellationToken) is not null)
        {
            return this.RedirectInside(returnUrl);
        }

        // Removed from this organization, or none chosen yet: the password is known, only the place is missing.
        return await currentAccount.FindAsync(cancellationToken) is null
            ? View("SignIn", new SignInForm { StaySignedIn = true, ReturnUrl = returnUrl })
            : RedirectToAction("Index", "OrganizationChoices", new { returnUrl });
    }

    [HttpPost]
    public async Task<IActionResult> Create(SignInForm form, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(form.Email) || string.IsNullOrEmpty(form.Password))
        {
            return Refuse(form, StatusCodes.Status422UnprocessableEntity, "Enter your e-mail and your password.");
        }

        var answer = await passwords.TryAsync(
            HttpContext.Connection.RemoteIpAddress, form.Email, form.Password, cancellationToken);
        if (answer.RetryAfter is { } wait)
        {
            Response.Headers.RetryAfter = wait.InWholeSeconds();
            return Refuse(form, StatusCodes.Status429TooManyRequests, "Too many tries. Wait a minute, then try again.");
        }

        return answer.Account is { } account
            ? await BeginAsync(form, account, cancellationToken)
            : Refuse(form, StatusCodes.Status422UnprocessableEntity, "That e-mail and password don’t belong together.");
    }

    private async Task<IActionResult> BeginAsync(SignInForm form, Account account, CancellationToken cancellationToken)
    {
        var places = await OrganizationOption.ListAsync(db, account.Id, cancellationToken);
        if (places.Count == 0)
        {
            return Refuse(
                form, StatusCodes.Status422UnprocessableEntity,
                "You are not at work in any organization. Ask an admin of yours to add you.");
        }

        await HttpContext.BeginSessionAsync(account, places.Count == 1 ? places[0] : null, form.StaySignedIn);
        return places.Count == 1
            ? this.RedirectInside(form.ReturnUrl)
            : RedirectToAction("Index", "OrganizationChoices", new { form.ReturnUrl });
    }

    /// <param name="sentence">A key of the localizer.</param>
    private ViewResult Refuse(SignInForm form, int status, string sentence)
    {
        Response.StatusCode = status;
        ModelState.AddModelError("", localizer[sentence]);
        return View("SignIn", form);
    }
}
