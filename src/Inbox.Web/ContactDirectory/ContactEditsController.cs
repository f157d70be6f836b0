using Inbox.Web.Contacts;
using Inbox.Web.Data;
using Inbox.Web.Organizations;
using Inbox.Web.Threads;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.ContactDirectory;

/// <summary>Changes what the team knows of a contact.</summary>
[Route("contacts/{id:guid}/edit")]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class ContactEditsController(InboxDbContext db, CurrentAgent currentAgent, ContactEditService contacts) : Controller
{
    /// <param name="id">The contact's.</param>
    /// <param name="back">Where to go afterwards; the contact's page where it is no address of the app.</param>
    /// <param name="cancellationToken">Ends with the request.</param>
    [HttpGet]
    public async Task<IActionResult> Edit(Guid id, string? back, CancellationToken cancellationToken)
    {
        var reader = await currentAgent.GetAsync(cancellationToken);
        if (await db.ContactsVisibleTo(reader.Agent).AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, cancellationToken)
            is not { } contact)
        {
            return NotFound();
        }

        var properties = await ContactProperties.LoadAsync(db, cancellationToken);
        return View("Edit", ContactFormPage.Of(contact, properties, ContactForm.Of(contact, properties, back)));
    }

    [HttpPost]
    public async Task<IActionResult> Update([FromRoute] Guid id, [FromForm] ContactForm form, CancellationToken cancellationToken)
    {
        var by = await currentAgent.GetAsync(cancellationToken);
        if (await contacts.ChangeAsync(by.Agent, id, form, revision: null, cancellationToken) is not { } edit)
        {
            return NotFound();
        }

        if (edit.IsDone)
        {
            return LocalRedirect(Url.IsLocalUrl(form.Back) ? UriHelper.Encode(new Uri(form.Back, UriKind.Relative)) : $"/contacts/{id}");
        }

        Response.StatusCode = edit.IsRaced ? StatusCodes.Status409Conflict : StatusCodes.Status422UnprocessableEntity;
        return View("Edit", ContactFormPage.Of(edit.Contact, edit.Properties, form).Refusing(edit.Refusals));
    }
}
