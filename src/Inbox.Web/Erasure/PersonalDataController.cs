using Inbox.Web.Audit;
using Inbox.Web.Contacts;
using Inbox.Web.Data;
using Inbox.Web.Organizations;
using Inbox.Web.Threads;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Erasure;

/// <summary>Hands out everything that is held of one person.</summary>
[Authorize(Policies.ExportContacts)]
[Route("contacts/{id:guid}/data")]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class PersonalDataController(
    InboxDbContext db, CurrentAgent currentAgent, PersonalDataArchive archive, AuditTrail audit) : Controller
{
    [HttpPost]
    public async Task<IActionResult> Create(Guid id, CancellationToken cancellationToken)
    {
        var by = await currentAgent.GetAsync(cancellationToken);
        if (await db.ContactsVisibleTo(by.Agent).AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, cancellationToken)
            is not { } contact)
        {
            return NotFound();
        }

        await audit.AddAsync(AuditAct.HandOutContact, nameof(Contact), id, (string?)null, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        Response.ContentType = "application/zip";
        Response.Headers.ContentDisposition = $"attachment; filename=\"contact-{id:N}.zip\"";

        // Each file of a zip is closed by writing its last bytes at once, also where everything else waits.
        HttpContext.Features.GetRequiredFeature<IHttpBodyControlFeature>().AllowSynchronousIO = true;
        await archive.WriteAsync(Response.Body, by, contact, cancellationToken);
        return new EmptyResult();
    }
}
