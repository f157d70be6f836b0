using Inbox.Web.Data;
using Inbox.Web.Organizations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Conversations;

/// <summary>Takes the page's word for it that the agent writes an answer.</summary>
[Route("conversations/{conversationId:guid}/typing")]
public sealed class TypingsController(InboxDbContext db, CurrentAgent currentAgent, SenderActionQueue actions) : Controller
{
    [HttpPost]
    public async Task<IActionResult> Create(Guid conversationId, CancellationToken cancellationToken)
    {
        var agent = (await currentAgent.GetAsync(cancellationToken)).Agent;
        if (!await db.VisibleTo(agent).AnyAsync(c => c.Id == conversationId, cancellationToken))
        {
            return NotFound();
        }

        actions.Add(SenderAction.Typing, agent.OrganizationId, conversationId);
        return NoContent();
    }
}
