using Inbox.Web.Audit;
using Inbox.Web.Data;
using Inbox.Web.Localization;
using Inbox.Web.Organizations;
using Inbox.Web.Tenancy;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Triage;

/// <summary>Whether who answers a conversation that nobody has is the one who has it from then on.</summary>
[Authorize(Policies.ManageReplyTarget)]
[Route("settings/takes-by-answering")]
public sealed class TakesByAnsweringController(InboxDbContext db, CurrentOrganization current, AuditTrail audit) : Controller
{
    [HttpPost]
    public async Task<IActionResult> Update(bool? takes, CancellationToken cancellationToken)
    {
        if (takes is not { } takesNow)
        {
            return BadRequest();
        }

        var organization = await db.Organizations.SingleAsync(o => o.Id == current.Id, cancellationToken);
        if (organization.TakeByAnswering(takesNow))
        {
            await audit.AddAsync(
                AuditAct.ChangeTakingByAnswering, nameof(Organization), organization.Id,
                takesNow ? new Sentence("TakenByAnswering") : new Sentence("NotTakenByAnswering"), cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
        }

        return RedirectToAction("Show", "ReplyTargets", new { done = true });
    }
}
