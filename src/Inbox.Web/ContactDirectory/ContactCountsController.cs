using Inbox.Web.Data;
using Inbox.Web.Organizations;
using Inbox.Web.Search;
using Microsoft.AspNetCore.Mvc;

namespace Inbox.Web.ContactDirectory;

/// <summary>How many contacts a list has, for a page that is shown already.</summary>
[Route("contacts/count")]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class ContactCountsController(
    InboxDbContext db, CurrentAgent currentAgent, SearchIndexRefresh index, TimeProvider clock) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Index(
        [FromQuery(Name = "q")] string? text, string? filter, CancellationToken cancellationToken)
    {
        var (reader, question) = (
            await currentAgent.GetAsync(cancellationToken), ContactQuestion.Read(text, sort: null, filter, before: null));
        await question.CatchUpAsync(index, reader.Agent.OrganizationId, cancellationToken);
        var shown = await ShownContactFilter.LoadAsync(db, reader, question.Filter, clock.GetUtcNow(), cancellationToken);
        var count = await ContactCount.LoadAsync(db, reader.Agent, question, shown.Condition, isAll: false, cancellationToken);
        return PartialView("_ContactCount", new ContactCountPage(question, count));
    }
}
