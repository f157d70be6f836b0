using Microsoft.AspNetCore.Mvc;

namespace Inbox.Web.Lists;

/// <summary>Whoever comes to the bare address comes to the inbox.</summary>
[Route("")]
public sealed class HomeController : Controller
{
    [HttpGet]
    public IActionResult Index() => LocalRedirect("/inbox");
}
