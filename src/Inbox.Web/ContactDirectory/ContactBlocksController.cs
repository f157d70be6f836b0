using Inbox.Web.Conversations;
using Inbox.Web.Data;
using Inbox.Web.Lists;
using Inbox.Web.Organizations;
using Inbox.Web.Triage;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.ContactDirectory;

/// <summary>Whether a contact is blocked, on the contact's own page; somebody who never wrote has nothing to be blocked from.</summary>
[Route("contacts/{id:guid}/block")]
public sealed class ContactBlocksController(InboxDbContext db, BlockService blocks, CurrentAgent currentAgent) : Controller
{
    [HttpPost]
    public Task<IActionResult> Create(Guid id, CancellationToken cancellationToken) =>
        BlockAsync(id, isBlocked: true, cancellationToken);

    [HttpDelete]
    public Task<IActionResult> Delete(Guid id, CancellationToken cancellationToken) =>
        BlockAsync(id, isBlocked: false, cancellationToken);

    /// <summary>In the newest conversation that the agent sees, whose thread tells of it.</summary>
    private async Task<IActionResult> BlockAsync(Guid id, bool isBlocked, CancellationToken cancellationToken)
    {
        var by = (await currentAgent.GetAsync(cancellationToken)).Agent;
        var newest = await db.VisibleTo(by).Where(c => c.ContactId == id)
            .OrderByDescending(c => c.LastMessageAt).ThenByDescending(c => c.Id).Select(c => (Guid?)c.Id)
            .FirstOrDefaultAsync(cancellationToken);
        if (newest is not { } conversationId)
        {
            return NotFound();
        }

        var outcome = await blocks.BlockAsync(by, conversationId, isBlocked, cancellationToken, isOfContact: true);
        return outcome == EditOutcome.Done ? LocalRedirect($"/contacts/{id}")
            : this.After(outcome, conversationId, new ConversationListQuery());
    }
}
