using Inbox.Web.Data;
using Inbox.Web.Localization;
using Inbox.Web.Organizations;
using Inbox.Web.Tenancy;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Retention;

/// <summary>How long the organization keeps its messages.</summary>
[Authorize(Policies.ManageRetention)]
[Route("retention")]
public sealed class MessageRetentionsController(InboxDbContext db, CurrentOrganization current, MessageRetentionLimits keeping) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Show(bool done, CancellationToken cancellationToken) =>
        View("Retention", new MessageRetentionPage((await OrganizationAsync(cancellationToken)).MessagesKeptForDays, done, null));

    [HttpPost]
    public async Task<IActionResult> Update(string? keep, int? days, CancellationToken cancellationToken)
    {
        var isLimited = keep == "some";
        var organization = await OrganizationAsync(cancellationToken);
        if (isLimited && (days is null || !MessageRetentionLimits.IsAllowed(days.Value)))
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return View("Retention", new MessageRetentionPage(
                organization.MessagesKeptForDays, false, new(
                    "Enter a whole number of days, from 1 to {0}. Nothing was changed.", MessageRetentionLimits.MaxDays)));
        }

        await keeping.KeepForAsync(organization, isLimited ? days : null, cancellationToken);
        return RedirectToAction(nameof(Show), new { done = true });
    }

    private Task<Organization> OrganizationAsync(CancellationToken cancellationToken) =>
        db.Organizations.SingleAsync(o => o.Id == current.Id, cancellationToken);
}

/// <param name="Days">Null where they are kept for good.</param>
/// <param name="Error">A key of the localizer.</param>
public sealed record MessageRetentionPage(int? Days, bool IsDone, Sentence? Error);
