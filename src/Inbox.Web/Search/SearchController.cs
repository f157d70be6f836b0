using Inbox.Web.Data;
using Inbox.Web.Organizations;
using Microsoft.AspNetCore.Mvc;

namespace Inbox.Web.Search;

[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)] // What people wrote stays in no cache.
public sealed class SearchController(InboxDbContext db, CurrentAgent currentAgent) : Controller
{
    [HttpGet("search")]
    public async Task<IActionResult> Index([FromQuery] SearchQuery query, CancellationToken cancellationToken) =>
        View(await SearchPage.LoadAsync(db, await currentAgent.GetAsync(cancellationToken), query.Read(), cancellationToken));
}
