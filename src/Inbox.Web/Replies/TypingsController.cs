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
    /// <summary>The names of the colleagues who do, for a page that shows the conversation.</summary>
    [HttpGet]
    public async Task<IActionResult> Index(Guid conversationId, CancellationToken cancellationToken)
    {
        var agent = (await currentAgent.GetAsync(cancellationToken)).Agent;
        if (!await IsThereAsync(agent, conversationId, cancellationToken))
        {
            return NotFound();
        }

        Guid[] ids = [.. feed.WritersOf(agent.OrganizationId, conversationId).Where(id => id != agent.Id)];
        return PartialView(
            "_Writers", ids.Length == 0
                ? [] : await db.Agents.Where(a => ids.Contains(a.Id)).Select(a => a.Name).ToListAsync(cancellationToken));
    }

    /// <param name="conversationId">Where the agent writes.</param>
    /// <param name="isForUs">Whether only colleagues are told: it is a note, or the contact was told a moment ago.</param>
    /// <param name="cancellationToken">Ends with the request.</param>
    [HttpPost]
    public async Task<IActionResult> Create(Guid conversationId, [FromForm] bool isForUs, CancellationToken cancellationToken)
    {
        var agent = (await currentAgent.GetAsync(cancellationToken)).Agent;
        if (!await IsThereAsync(agent, conversationId, cancellationToken))
        {
            return NotFound();
        }

        feed.Publish(new(agent.OrganizationId, conversationId) { Typing = new(agent.Id) });
        if (!isForUs)
        {
            actions.Add(SenderAction.Typing, agent.OrganizationId, conversationId);
        }

        return NoContent();
    }

    private Task<bool> IsThereAsync(Agent agent, Guid conversationId, CancellationToken cancellationToken) =>
        db.VisibleTo(agent).AnyAsync(c => c.Id == conversationId, cancellationToken);
}
