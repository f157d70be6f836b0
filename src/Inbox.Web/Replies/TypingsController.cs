using Inbox.Web.Conversations;
using Inbox.Web.Data;
using Inbox.Web.Live;
using Inbox.Web.Organizations;
using Inbox.Web.Sending;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Replies;

/// <summary>Who writes in a conversation. It takes the page's word for it, and stores nothing.</summary>
[Route("conversations/{conversationId:guid}/typing")]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class TypingsController(InboxDbContext db, CurrentAgent currentAgent, InboxFeed feed, SenderActionQueue actions) : Controller
{
    /// <param name="conversationId">Where the agent writes.</param>
    /// <param name="isForUs">Whether only colleagues are told: it is a note, or the contact was told a moment ago.</param>
    /// <param name="cancellationToken">Ends with the request.</param>
    [HttpPost]
    public async Task<IActionResult> Create(Guid conversationId, [FromForm] bool isForUs, CancellationToken cancellationToken)
    {
        var agent = (await currentAgent.GetAsync(cancellationToken)).Agent;
        if (!await db.VisibleTo(agent).AnyAsync(c => c.Id == conversationId, cancellationToken))
        {
            return NotFound();
        }

        feed.Publish(new(agent.OrganizationId, conversationId) { Presence = new(agent.Id, PresenceKind.Writing) });
        if (!isForUs)
        {
            actions.Add(SenderAction.Typing, agent.OrganizationId, conversationId);
        }

        return NoContent();
    }
}
