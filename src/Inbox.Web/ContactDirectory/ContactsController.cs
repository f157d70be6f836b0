using Inbox.Web.Data;
using Inbox.Web.Organizations;
using Inbox.Web.Search;
using Inbox.Web.Threads;
using Microsoft.AspNetCore.Mvc;

namespace Inbox.Web.ContactDirectory;

/// <summary>Everyone who ever wrote, as far as the agent may see them.</summary>
[Route("contacts")]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)] // Who writes to us stays in no cache.
public sealed class ContactsController(
    InboxDbContext db, CurrentAgent currentAgent, SearchIndexRefresh index, TimeProvider clock) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Index(
        [FromQuery(Name = "q")] string? text, string? sort, string? filter, string? before, string? count,
        CancellationToken cancellationToken)
    {
        var (reader, question) = (await currentAgent.GetAsync(cancellationToken), ContactQuestion.Read(text, sort, filter, before));
        await question.CatchUpAsync(index, reader.Agent.OrganizationId, cancellationToken);
        return View(await ContactListPage.LoadAsync(
            db, reader, question, isCounted: count is not null, clock.GetUtcNow(), cancellationToken));
    }

    [HttpGet("{id:guid}")]
    public async Task<IActionResult> Show(Guid id, string? before, CancellationToken cancellationToken)
    {
        var (reader, now) = (await currentAgent.GetAsync(cancellationToken), clock.GetUtcNow());
        return await ContactPage.FindAsync(db, reader, id, before, cancellationToken) is { } page
            ? View(page with
            {
                ListAddress = ContactQuestion.ListBehind(Request),
                Reader = before is null ? reader : null,
                Now = now,
            })
            : await db.VisibleContactOfMergedAsync(reader.Agent, id, cancellationToken) is { } kept
                ? LocalRedirect($"/contacts/{kept}") : NotFound();
    }
}
