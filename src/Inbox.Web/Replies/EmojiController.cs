using Microsoft.AspNetCore.Mvc;

namespace Inbox.Web.Replies;

/// <summary>The emoji that the composer offers, all or those that are searched.</summary>
[Route("emoji")]
public sealed class EmojiController : Controller
{
    [HttpGet]
    [ResponseCache(Duration = 3600, Location = ResponseCacheLocation.Client)]
    public IActionResult Index(string? q) => PartialView("_Emoji", q ?? "");
}
