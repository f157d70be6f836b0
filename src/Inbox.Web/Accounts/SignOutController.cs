using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc;

namespace Inbox.Web.Accounts;

[AllowAnonymous]
[Route("sign-out")]
public sealed class SignOutController : Controller
{
    [HttpPost]
    public async Task<IActionResult> Create([FromQuery] string? returnUrl)
    {
        await HttpContext.EndSessionAsync();
        return LocalRedirect(Url.IsLocalUrl(returnUrl) ? UriHelper.Encode(new Uri(returnUrl, UriKind.Relative)) : SessionCookie.SignInPath);
    }
}
