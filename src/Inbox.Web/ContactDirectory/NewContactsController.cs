using Inbox.Web.Contacts;
using Inbox.Web.Data;
using Inbox.Web.Organizations;
using Microsoft.AspNetCore.Mvc;

namespace Inbox.Web.ContactDirectory;

/// <summary>Adds somebody who has not written yet.</summary>
[Route("contacts/new")]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class NewContactsController(
    InboxDbContext db, CurrentAgent currentAgent, ContactEditService contacts, TimeProvider clock) : Controller
{
    [HttpGet]
    public async Task<IActionResult> New(CancellationToken cancellationToken)
    {
        var properties = await ContactProperties.LoadAsync(db, cancellationToken);
        return View(ContactFormPage.New(await BlankAsync(cancellationToken), properties, new ContactForm()));
    }

    [HttpPost]
    public async Task<IActionResult> Create([FromForm] ContactForm form, CancellationToken cancellationToken)
    {
        var edit = await contacts.AddAsync((await currentAgent.GetAsync(cancellationToken)).Agent, form, cancellationToken);
        if (edit.IsDone)
        {
            return LocalRedirect($"/contacts/{edit.Contact.Id}");
        }

        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View("New", ContactFormPage.New(await BlankAsync(cancellationToken), edit.Properties, form).Refusing(edit.Refusals));
    }

    private async Task<Contact> BlankAsync(CancellationToken cancellationToken) =>
        Contact.Noted((await currentAgent.GetAsync(cancellationToken)).Agent.OrganizationId, "", clock.GetUtcNow());
}
