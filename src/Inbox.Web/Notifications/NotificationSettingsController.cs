using Inbox.Web.Data;
using Inbox.Web.Organizations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Notifications;

/// <summary>What the signed-in agent wants to be told of.</summary>
[Route("settings/notifications")]
public sealed class NotificationSettingsController(InboxDbContext db, CurrentAgent currentAgent) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Show(bool? done, CancellationToken cancellationToken)
    {
        var signedIn = await currentAgent.GetAsync(cancellationToken);
        return View("NotificationSettings", new NotificationSettingsPage(signedIn.Agent.Notices, done ?? false));
    }

    [HttpPost]
    public async Task<IActionResult> Create(NotificationForm form, CancellationToken cancellationToken)
    {
        var signedIn = await currentAgent.GetAsync(cancellationToken);
        var agent = await db.Agents.SingleAsync(a => a.Id == signedIn.Agent.Id, cancellationToken);
        agent.ChooseNotices(form.ToChoice());
        await db.SaveChangesAsync(cancellationToken);
        return RedirectToAction("Show", new { done = true });
    }
}

public sealed record NotificationSettingsPage(NotificationPreferences Choice, bool IsDone);
