using Inbox.Web.Data;
using Inbox.Web.Organizations;
using Microsoft.AspNetCore.Mvc;

namespace Inbox.Web.ContactDirectory;

/// <summary>By what the list of contacts can be narrowed down: a page, and what its menu fetches when it is opened.</summary>
[Route("contacts/filter")]
public sealed class ContactFacetsController(InboxDbContext db, CurrentAgent currentAgent, TimeProvider clock) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Index(
        [FromQuery(Name = "q")] string? text, string? sort, string? filter, CancellationToken cancellationToken)
    {
        var reader = await currentAgent.GetAsync(cancellationToken);
        var question = ContactQuestion.Read(text, sort, filter, before: null);
        var shown = await ShownContactFilter.LoadAsync(db, reader, question.Filter, clock.GetUtcNow(), cancellationToken);
        return View("Facets", ContactFacets.For(shown, question));
    }
}
