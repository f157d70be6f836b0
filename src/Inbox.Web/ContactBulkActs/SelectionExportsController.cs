using Inbox.Web.ContactDirectory;
using Inbox.Web.Contacts;
using Inbox.Web.Data;
using Inbox.Web.Exporting;
using Inbox.Web.Organizations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.ContactBulkActs;

/// <summary>Takes the contacts that were chosen out into a file.</summary>
[Authorize(Policies.ExportContacts)]
[Route("contacts/acts/{id:guid}/export")]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class SelectionExportsController(
    InboxDbContext db, ContactBulkActService acts, CurrentAgent currentAgent, ContactExportService exports, TimeProvider clock) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Index(Guid id, CancellationToken cancellationToken)
    {
        var reader = await currentAgent.GetAsync(cancellationToken);
        if (await acts.FindAsync(reader.Agent, id, cancellationToken) is not { } act)
        {
            return NotFound();
        }

        var columns = ContactColumn.Of(await ContactProperties.LoadAsync(db, cancellationToken));
        return View("~/Exporting/Views/Export.cshtml", new ContactExportPage(ListOf(act), [.. columns])
        {
            Address = $"/contacts/acts/{id}/export",
            Chosen = await acts.CountAsync(reader.Agent, id, cancellationToken),
        });
    }

    [HttpPost]
    public async Task<IActionResult> Create(Guid id, [FromForm] ContactExportForm form, CancellationToken cancellationToken)
    {
        var reader = await currentAgent.GetAsync(cancellationToken);
        if (await acts.FindAsync(reader.Agent, id, cancellationToken) is null)
        {
            return NotFound();
        }

        var chosen = await db.ContactBulkTargets.Where(t => t.ActId == id).Select(t => t.ContactId).ToArrayAsync(cancellationToken);
        return await exports.AnswerAsync(
            Response, reader, ContactExportOrder.OfChosen(chosen, form), clock.GetUtcNow(), cancellationToken);
    }

    private static ContactQuestion ListOf(ContactBulkAct act)
    {
        var query = new QueryCollection(QueryHelpers.ParseQuery(act.ListQuery));
        return ContactQuestion.Read(query["q"], query["sort"], query["filter"], before: null);
    }
}
