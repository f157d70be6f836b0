using Inbox.Web.Audit;
using Inbox.Web.Data;
using Inbox.Web.Localization;
using Inbox.Web.Organizations;
using Inbox.Web.Tenancy;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Triage;

/// <summary>How soon the organization wants people answered.</summary>
[Authorize(Policies.ManageReplyTarget)]
[Route("settings/reply-target")]
public sealed class ReplyTargetsController(InboxDbContext db, CurrentOrganization current, AuditTrail audit) : Controller
{
    public const int MaxMinutes = 10_080;

    [HttpGet]
    public async Task<IActionResult> Show(bool done, CancellationToken cancellationToken) =>
        View("ReplyTarget", ReplyTargetPage.Of(await OrganizationAsync(cancellationToken)) with { IsDone = done });

    [HttpPost]
    public async Task<IActionResult> Update(int? minutes, CancellationToken cancellationToken)
    {
        var organization = await OrganizationAsync(cancellationToken);
        if (!ModelState.IsValid || minutes is not (>= 1 and <= MaxMinutes))
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return View(
                "ReplyTarget", ReplyTargetPage.Of(organization) with
                {
                    Error = "Enter a whole number of minutes, from 1 to 10,080, which is a week. Nothing was changed.",
                });
        }

        organization.AnswerWithin(minutes.Value);
        await audit.AddAsync(
            AuditAct.ChangeReplyTarget, nameof(Organization), organization.Id, Sentence.Counted(
                "ReplyTargetMinutes", minutes.Value), cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return RedirectToAction(nameof(Show), new { done = true });
    }

    private Task<Organization> OrganizationAsync(CancellationToken cancellationToken) =>
        db.Organizations.SingleAsync(o => o.Id == current.Id, cancellationToken);
}

/// <param name="Error">A key of the localizer.</param>
public sealed record ReplyTargetPage(int Minutes, bool TakesByAnswering, bool IsDone = false, string? Error = null)
{
    public static ReplyTargetPage Of(Organization organization) => new(organization.ReplyTargetMinutes, organization.TakesByAnswering);
}
