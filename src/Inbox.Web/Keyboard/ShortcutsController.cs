using Microsoft.AspNetCore.Mvc;

namespace Inbox.Web.Keyboard;

/// <summary>The sheet of all shortcuts; scripts show it over the page.</summary>
[Route("shortcuts")]
public sealed class ShortcutsController : Controller
{
    [HttpGet]
    public IActionResult Show() => View("Shortcuts", Shortcut.Groups);
}
