using Inbox.Web.Data;
using Inbox.Web.Organizations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Inbox.Web.Accounts;

/// <summary>Sign-in and sign-out for programs: the same cookie as the page's.</summary>
[ApiController]
[AllowAnonymous]
[Route("api/auth")]
public sealed class SignInApiController(PasswordCheck passwords, InboxDbContext db) : ControllerBase
{
    private const int BodyLimit = 16 * 1024;

    /// <summary>Answers with the session cookie and who it is for.</summary>
    [HttpPost("signin")]
    [RequestSizeLimit(BodyLimit)]
    [ProducesResponseType<SignInSummary>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status400BadRequest)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status401Unauthorized)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status403Forbidden)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status429TooManyRequests)]
    public async Task<IActionResult> SignIn(SignInRequest request, CancellationToken cancellationToken)
    {
        var answer = await passwords.TryAsync(
            HttpContext.Connection.RemoteIpAddress, request.Email, request.Password, cancellationToken);
        if (answer.RetryAfter is { } wait)
        {
            Response.Headers.RetryAfter = wait.InWholeSeconds();
            return Problem("Too many tries.", statusCode: StatusCodes.Status429TooManyRequests);
        }

        return answer.Account is { } account
            ? await BeginAsync(account, request.Organization, cancellationToken)
            : Problem("That e-mail and password don’t belong together.", statusCode: StatusCodes.Status401Unauthorized);
    }

    [HttpPost("signout")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    public async Task<IActionResult> EndSession()
    {
        await HttpContext.EndSessionAsync();
        return NoContent();
    }

    private async Task<IActionResult> BeginAsync(Account account, string? slug, CancellationToken cancellationToken)
    {
        var places = await OrganizationOption.ListAsync(db, account.Id, cancellationToken);
        var place = places.Find(p => p.Slug == slug) ?? (slug is null && places.Count == 1 ? places[0] : null);
        if (place is null && (slug is not null || places.Count == 0))
        {
            return Problem("The account is not at work in that organization.", statusCode: StatusCodes.Status403Forbidden);
        }

        await HttpContext.BeginSessionAsync(account, place, isPersistent: true);
        return Ok(SignInSummary.Of(account, place, places));
    }
}
