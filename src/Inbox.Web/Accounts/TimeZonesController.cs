using Inbox.Web.Data;
using Inbox.Web.Organizations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Inbox.Web.Accounts;

/// <summary>Sets the zone in which an agent sees times.</summary>
[Route("account/time-zone")]
public sealed class TimeZonesController(
    InboxDbContext db,
    CurrentAgent currentAgent,
    CurrentAccount currentAccount,
    IStringLocalizer<TimeZonesController> localizer) : Controller
{
    /// <param name="timeZone">An IANA zone; empty for the organization's.</param>
    [HttpPost]
    public async Task<IActionResult> Create(string? timeZone, CancellationToken cancellationToken)
    {
        var signedIn = await currentAgent.GetAsync(cancellationToken);
        if (timeZone is not null && !TimeZones.Exists(timeZone))
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            ModelState.AddModelError(nameof(timeZone), localizer["Choose a time zone from the list."]);
            return View("Account", AccountPage.Of(signedIn, await currentAccount.GetAsync(cancellationToken)));
        }

        var agent = await db.Agents.SingleAsync(a => a.Id == signedIn.Agent.Id, cancellationToken);
        agent.ChangeTimeZone(timeZone);
        await db.SaveChangesAsync(cancellationToken);
        return RedirectToAction("Show", "Account", new { done = AccountChange.TimeZone });
    }
}
