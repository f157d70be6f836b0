using Inbox.Web.Data;
using Inbox.Web.Organizations;
using Inbox.Web.Tenancy;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Contacts;

/// <summary>In which country telephone numbers without a country's code are. The reason is a key of the localizer.</summary>
[Authorize(Policies.ManageContactFields)]
[Route("settings/phone-region")]
public sealed class PhoneRegionsController(InboxDbContext db, CurrentOrganization current) : Controller
{
    [HttpPost]
    public async Task<IActionResult> Update(string? region, CancellationToken cancellationToken)
    {
        if (!string.IsNullOrEmpty(region) && !PhoneParser.IsRegion(region))
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            var page = await ContactFieldsPage.LoadAsync(db, cancellationToken);
            return View("ContactFields", page with { Error = "Choose one of the countries." });
        }

        var organization = await db.Organizations.SingleAsync(o => o.Id == current.Id, cancellationToken);
        organization.ReadPhonesAsOf(string.IsNullOrEmpty(region) ? null : region);
        await db.SaveChangesAsync(cancellationToken);
        return LocalRedirect("/settings/contact-fields");
    }
}
