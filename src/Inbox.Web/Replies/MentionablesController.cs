using Inbox.Web.Data;
using Microsoft.AspNetCore.Mvc;

namespace Inbox.Web.Replies;

/// <summary>Whom a note can call, by the beginning of any of their names.</summary>
[Route("mentionables")]
public sealed class MentionablesController(InboxDbContext db) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Index(string? q, CancellationToken cancellationToken) =>
        PartialView("_Mentionables", (await Mentionables.LoadAsync(db, cancellationToken)).Beginning(q ?? ""));
}
