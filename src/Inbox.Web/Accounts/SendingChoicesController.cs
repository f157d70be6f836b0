using Inbox.Web.Data;
using Inbox.Web.Organizations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Accounts;

/// <summary>Sets how long an agent can take back what was sent.</summary>
[Route("account/sending")]
public sealed class SendingChoicesController(InboxDbContext db, CurrentAgent currentAgent) : Controller
{
    [HttpPost]
    public async Task<IActionResult> Create(int undoSeconds, CancellationToken cancellationToken)
    {
        if (!Agent.UndoChoices.Contains(undoSeconds))
        {
            return BadRequest();
        }

        var signedIn = await currentAgent.GetAsync(cancellationToken);
        var agent = await db.Agents.SingleAsync(a => a.Id == signedIn.Agent.Id, cancellationToken);
        agent.ChangeUndo(undoSeconds);
        await db.SaveChangesAsync(cancellationToken);
        return RedirectToAction("Show", "Account", new { done = AccountChange.Sending });
    }
}
