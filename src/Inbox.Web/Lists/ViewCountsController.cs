using Inbox.Web.Data;
using Inbox.Web.Organizations;
using Microsoft.AspNetCore.Mvc;

namespace Inbox.Web.Lists;

/// <summary>The views of the side bar with how many conversations each holds, which a page asks for after it is shown.</summary>
[Route("inbox/counts")]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class ViewCountsController(InboxDbContext db, CurrentAgent currentAgent, TimeProvider clock) : Controller
{
    /// <param name="query">The list that is shown.</param>
    /// <param name="isElsewhere">Whether none is.</param>
    /// <param name="cancellationToken">Ends with the request.</param>
    [HttpGet]
    public async Task<IActionResult> Index(
        [FromQuery] ConversationListQuery query, bool isElsewhere, CancellationToken cancellationToken)
    {
        var reader = await currentAgent.GetAsync(cancellationToken);
        var views = InboxView.For(
            isElsewhere ? null : query.ToPlace().Filter, await InboxView.SavedAsync(db, reader.Agent, cancellationToken));
        return PartialView("_ViewList", await ViewCounts.AddAsync(db, reader, views, clock.GetUtcNow(), cancellationToken));
    }
}
