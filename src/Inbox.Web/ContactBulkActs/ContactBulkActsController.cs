using Inbox.Web.ContactDirectory;
using Inbox.Web.Data;
using Inbox.Web.Organizations;
using Inbox.Web.Views;
using Microsoft.AspNetCore.Mvc;

namespace Inbox.Web.ContactBulkActs;

/// <summary>
/// Contacts chosen of a list, and what is done with them: few at once, many by a worker. Refusals are keys of the localizer.
/// </summary>
[Route("contacts/acts")]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class ContactBulkActsController(
    InboxDbContext db, ContactBulkActService acts, CurrentAgent currentAgent, TimeProvider clock) : Controller
{
    /// <remarks>Everybody in a list, and what cannot be taken back, is done only after it was said how many they are.</remarks>
    [HttpPost]
    public async Task<IActionResult> Create(
        [FromForm] ContactSelectionForm form, [FromQuery(Name = "q")] string? text, string? sort, string? filter,
        CancellationToken cancellationToken)
    {
        var by = await currentAgent.GetAsync(cancellationToken);
        if (form.Act == "export" && by.Agent.Role < AgentRole.Admin)
        {
            return Forbid();
        }

        var (act, refusal) = await acts.ChooseAsync(
            by, ContactQuestion.Read(text, sort, filter, before: null), form, cancellationToken);
        if (act is null)
        {
            return Refuse(refusal!);
        }

        var order = ContactBulkOrder.Parse(form.Act, by.Agent);
        if (order is null or { Kind: ContactBulkKind.Erase } || form.Everything)
        {
            return LocalRedirect($"/contacts/acts/{act.Id}" + (form.Act == "export" ? "/export" : order is null ? "" : $"?act={order}"));
        }

        return await acts.StartAsync(by.Agent, act.Id, order, cancellationToken) is { } impossible ? Refuse(impossible)
            : LocalRedirect(await acts.AddressAfterAsync(by.Agent, act.Id, cancellationToken));
    }

    /// <param name="id">The act, of the agent's own.</param>
    /// <param name="asked">What was chosen with them, as <see cref="ContactBulkOrder"/> reads it.</param>
    /// <param name="cancellationToken">Ends with the request.</param>
    [HttpGet("{id:guid}")]
    public async Task<IActionResult> Show(Guid id, [FromQuery(Name = "act")] string? asked, CancellationToken cancellationToken)
    {
        var by = await currentAgent.GetAsync(cancellationToken);
        if (await acts.FindAsync(by.Agent, id, cancellationToken) is not { } act)
        {
            return NotFound();
        }

        if (act.IsAtWork)
        {
            Response.Headers["Refresh"] = "2"; // The browser asks again by itself.
        }

        var page = await ContactBulkPage.LoadAsync(
            db, by.Agent, act, ContactBulkOrder.Parse(asked, by.Agent), clock.GetUtcNow(), cancellationToken);
        return View(act.State == ContactBulkState.Chosen ? "Choice" : "Progress", page);
    }

    private ViewResult Refuse(string why)
    {
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View("Error", new ErrorPage(
            StatusCodes.Status422UnprocessableEntity, HttpContext.TraceIdentifier, "Nothing was changed", why));
    }
}
