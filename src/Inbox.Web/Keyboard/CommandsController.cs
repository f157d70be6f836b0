using Inbox.Web.Data;
using Inbox.Web.Organizations;
using Microsoft.AspNetCore.Mvc;

namespace Inbox.Web.Keyboard;

/// <summary>
/// What the command bar finds beyond the page that it lies over: conversations, by the names of their contacts; and the way to everything
/// that was written.
/// </summary>
[Route("commands")]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class CommandsController(InboxDbContext db, CurrentAgent currentAgent) : Controller
{
    private const int ShortestName = 2;

    [HttpGet]
    public async Task<IActionResult> Index(string? name, CancellationToken cancellationToken)
    {
        var reader = await currentAgent.GetAsync(cancellationToken);
        if (name?.Trim() is not { Length: >= ShortestName } typed)
        {
            return PartialView("_Found", Array.Empty<FoundConversation>());
        }

        ViewData["Typed"] = typed;
        return PartialView("_Found", await FoundConversation.FindAsync(db, reader.Agent, typed, cancellationToken));
    }
}
