using Inbox.Web.ContactDirectory;
using Inbox.Web.Contacts;
using Inbox.Web.Data;
using Inbox.Web.Organizations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Inbox.Web.Exporting;

/// <summary>Takes the contacts that a list shows out into a file.</summary>
[Authorize(Policies.ExportContacts)]
[Route("contacts/export")]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class ContactExportsController(
    InboxDbContext db, CurrentAgent currentAgent, ContactExportService exports, TimeProvider clock) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Index(
        [FromQuery(Name = "q")] string? text, string? filter, CancellationToken cancellationToken)
    {
        var question = ContactQuestion.Read(text, sort: null, filter, before: null);
        var columns = ContactColumn.Of(await ContactProperties.LoadAsync(db, cancellationToken));
        return View("Export", new ContactExportPage(question, [.. columns]));
    }

    /// <param name="form">What is wanted.</param>
    /// <param name="cancellationToken">Ends with the request.</param>
    [HttpPost]
    public async Task<IActionResult> Create([FromForm] ContactExportForm form, CancellationToken cancellationToken)
    {
        var reader = await currentAgent.GetAsync(cancellationToken);
        var question = ContactQuestion.Read(form.Text, sort: null, form.Filter, before: null);
        var shown = await ShownContactFilter.LoadAsync(db, reader, question.Filter, clock.GetUtcNow(), cancellationToken);
        if (shown.WhyNobody is { } why)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            var columns = ContactColumn.Of(await ContactProperties.LoadAsync(db, cancellationToken));
            return View("Export", new ContactExportPage(question, [.. columns]) { Error = why });
        }

        return await exports.AnswerAsync(
            Response, reader, new(question, shown.Condition, form), clock.GetUtcNow(), cancellationToken);
    }
}
