using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Inbox.Web.Accounts;

[AllowAnonymous]
[Route("sign-out")]
public sealed class SignOutController : Controller
{
    [HttpPost]
    public async Task<IActionResult> Create()
    {
        await HttpContext.EndSessionAsync();
        return LocalRedirect(SessionCookie.SignInPath);
    }
}
