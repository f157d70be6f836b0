using Inbox.Web.Data;
using Inbox.Web.Organizations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Accounts;

/// <summary>Sets where an agent goes on after closing or snoozing a conversation.</summary>
[Route("account/after-triage")]
public sealed class AfterTriageController(InboxDbContext db, CurrentAgent currentAgent) : Controller
{
    [HttpPost]
    public async Task<IActionResult> Create(AfterTriage? afterTriage, CancellationToken cancellationToken)
    {
        if (afterTriage is not { } choice || !Enum.IsDefined(choice))
        {
            return BadRequest();
        }

        var signedIn = await currentAgent.GetAsync(cancellationToken);
        var agent = await db.Agents.SingleAsync(a => a.Id == signedIn.Agent.Id, cancellationToken);
        agent.ChangeAfterTriage(choice);
        await db.SaveChangesAsync(cancellationToken);
        return RedirectToAction("Show", "Account", new { done = AccountChange.AfterTriage });
    }
}
