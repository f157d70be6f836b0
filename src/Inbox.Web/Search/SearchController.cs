using Inbox.Web.Data;
using Inbox.Web.Organizations;
using Microsoft.AspNetCore.Mvc;

namespace Inbox.Web.Search;

[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)] // What people wrote stays in no cache.
public sealed class SearchController(
    InboxDbContext db, CurrentAgent currentAgent, SearchIndexRefresh index, TimeProvider clock) : Controller
{
    /// <summary>Finds what was written up to now, but for what a long history that is being imported has the index wait for.</summary>
    [HttpGet("search")]
    public async Task<IActionResult> Index([FromQuery] SearchQuery query, CancellationToken cancellationToken)
    {
        var (reader, question, now) = (await currentAgent.GetAsync(cancellationToken), query.Read(), clock.GetUtcNow());
        if (question is { IsEmpty: false, Before: null })
        {
            await index.CatchUpAsync(reader.Agent.OrganizationId, cancellationToken);
        }

        return View(await SearchPage.LoadAsync(db, reader, question, now, cancellationToken));
    }
}
