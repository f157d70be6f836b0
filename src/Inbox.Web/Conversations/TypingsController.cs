using Inbox.Web.Data;
using Inbox.Web.Tenancy;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Conversations;

/// <summary>Takes the page's word for it that the agent writes an answer.</summary>
[Route("conversations/{conversationId:guid}/typing")]
public sealed class TypingsController(InboxDbContext db, CurrentOrganization current, SenderActionQueue actions) : Controller
{
    [HttpPost]
    public async Task<IActionResult> Create(Guid conversationId, CancellationToken cancellationToken)
    {
        if (!await db.Conversations.AnyAsync(c => c.Id == conversationId, cancellationToken))
        {
            return NotFound();
        }

        actions.Add(SenderAction.Typing, current.Id!.Value, conversationId);
        return NoContent();
    }
}
