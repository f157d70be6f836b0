using Inbox.Web.Data;
using Inbox.Web.Organizations;
using Microsoft.AspNetCore.Mvc;

namespace Inbox.Web.Lists;

/// <summary>The views of the side bar with how many conversations each holds, which a page asks for after it is shown.</summary>
[Route("inbox/counts")]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class ViewCountsController(InboxDbContext db, CurrentAgent currentAgent, TimeProvider clock) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Index([FromQuery] ConversationListQuery query, CancellationToken cancellationToken)
    {
        var reader = await currentAgent.GetAsync(cancellationToken);
        var views = InboxView.For(query.ToPlace().Filter, await InboxView.SavedAsync(db, reader.Agent, cancellationToken));
        return PartialView("_ViewList", await ViewCounts.AddAsync(db, reader, views, clock.GetUtcNow(), cancellationToken));
    }
}
