using Inbox.Web.Data;
using Inbox.Web.Organizations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Contacts;

/// <summary>Puts a field before the one above it, and brings a retired one back, behind the others.</summary>
[Authorize(Policies.ManageContactFields)]
[Route("settings/contact-fields/{id:guid}/place")]
public sealed class ContactFieldPlacesController(InboxDbContext db, ContactFieldService fields) : Controller
{
    [HttpPost]
    public async Task<IActionResult> Update(Guid id, CancellationToken cancellationToken)
    {
        if (await db.ContactFields.SingleOrDefaultAsync(f => f.Id == id, cancellationToken) is not { } field)
        {
            return NotFound();
        }

        if (field.RetiredAt is null)
        {
            await fields.RaiseAsync(field, cancellationToken);
        }
        else if (await fields.RestoreAsync(field, cancellationToken) is { } refusal)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return View("ContactFields", (await ContactFieldsPage.LoadAsync(db, cancellationToken)) with { Error = refusal });
        }

        return LocalRedirect("/settings/contact-fields");
    }
}
