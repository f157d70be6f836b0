using Inbox.Web.Data;
using Inbox.Web.Organizations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Accounts;

/// <summary>How the pages look to the signed-in agent.</summary>
[Route("settings/appearance")]
public sealed class AppearancesController(InboxDbContext db, CurrentAgent currentAgent) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Show(bool? done, CancellationToken cancellationToken)
    {
        var signedIn = await currentAgent.GetAsync(cancellationToken);
        return View("Appearance", new AppearancePage(signedIn.Agent.Appearance, done ?? false));
    }

    [HttpPost]
    public async Task<IActionResult> Create(AppearanceForm form, CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid)
        {
            return BadRequest();
        }

        var signedIn = await currentAgent.GetAsync(cancellationToken);
        var agent = await db.Agents.SingleAsync(a => a.Id == signedIn.Agent.Id, cancellationToken);
        agent.ChooseAppearance(form.From(agent.Appearance));
        await db.SaveChangesAsync(cancellationToken);
        return RedirectToAction("Show", new { done = true });
    }
}

public sealed record AppearancePage(Appearance Choice, bool IsDone);
