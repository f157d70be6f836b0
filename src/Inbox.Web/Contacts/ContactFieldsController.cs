using Inbox.Web.Data;
using Inbox.Web.Organizations;
using Inbox.Web.Tenancy;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Contacts;

/// <summary>The properties of contacts that an organization makes for itself.</summary>
[Authorize(Policies.ManageContactFields)]
[Route("settings/contact-fields")]
public sealed class ContactFieldsController(InboxDbContext db, CurrentOrganization current, ContactFieldService fields) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Index(CancellationToken cancellationToken) =>
        View("ContactFields", await ContactFieldsPage.LoadAsync(db, cancellationToken));

    [HttpPost]
    public async Task<IActionResult> Create([FromForm] ContactFieldForm form, CancellationToken cancellationToken) =>
        await AfterAsync(form.Id, form, await fields.AddAsync(current.Id!.Value, form, cancellationToken), cancellationToken);

    [HttpPost("{id:guid}")]
    public async Task<IActionResult> Update(Guid id, [FromForm] ContactFieldForm form, CancellationToken cancellationToken) =>
        await FindAsync(id, cancellationToken) is { } field
            ? await AfterAsync(id, form, await fields.ChangeAsync(field, form, cancellationToken), cancellationToken)
            : NotFound();

    [HttpDelete("{id:guid}")]
    public async Task<IActionResult> Delete(Guid id, CancellationToken cancellationToken)
    {
        if (await FindAsync(id, cancellationToken) is not { } field)
        {
            return NotFound();
        }

        await fields.RetireAsync(field, cancellationToken);
        return RedirectToAction(nameof(Index));
    }

    private Task<ContactField?> FindAsync(Guid id, CancellationToken cancellationToken) =>
        db.ContactFields.SingleOrDefaultAsync(f => f.Id == id, cancellationToken);

    /// <param name="refusal">A key of the localizer; null where there is none.</param>
    private async Task<IActionResult> AfterAsync(Guid id, ContactFieldForm form, string? refusal, CancellationToken cancellationToken)
    {
        if (refusal is null)
        {
            return RedirectToAction(nameof(Index));
        }

        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View("ContactFields", (await ContactFieldsPage.LoadAsync(db, cancellationToken)).Refusing(id, form, refusal));
    }
}
