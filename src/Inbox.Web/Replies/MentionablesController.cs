using Inbox.Web.Data;
using Inbox.Web.Organizations;
using Microsoft.AspNetCore.Mvc;

namespace Inbox.Web.Replies;

/// <summary>Whom a note can call, by the beginning of any of their names.</summary>
[Route("mentionables")]
public sealed class MentionablesController(InboxDbContext db, CurrentAgent currentAgent) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Index(string? q, CancellationToken cancellationToken)
    {
        var reader = (await currentAgent.GetAsync(cancellationToken)).Agent;
        return PartialView("_Mentionables", (await Mentionables.LoadAsync(db, cancellationToken)).Beginning(q ?? "", reader.Id));
    }
}
