using Inbox.Web.Data;
using Inbox.Web.Organizations;
using Microsoft.AspNetCore.Mvc;

namespace Inbox.Web.Lists;

/// <summary>By what a list can be narrowed down: a page, and what its menu fetches when it is opened.</summary>
[Route("inbox/filter")]
public sealed class FilterFacetsController(InboxDbContext db, CurrentAgent currentAgent, TimeProvider clock) : Controller
{
    /// <param name="query">The list as it is shown now.</param>
    /// <param name="cancellationToken">Ends with the request.</param>
    [HttpGet]
    public async Task<IActionResult> Index([FromQuery] ConversationListQuery query, CancellationToken cancellationToken)
    {
        var reader = await currentAgent.GetAsync(cancellationToken);
        var filter = query.ToPlace().Filter;
        var shown = await ShownFilter.FindAsync(db, reader, filter, clock.GetUtcNow(), cancellationToken);
        var words = shown?.Words ?? await FilterVocabulary.LoadAsync(db, cancellationToken);
        var asked = shown is { IsGone: false } ? shown.Filter : filter.ToLanguage();
        return View("Facets", FilterFacet.For(asked, filter.Sort, words));
    }
}
