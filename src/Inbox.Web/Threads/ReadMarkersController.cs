using Inbox.Web.Conversations;
using Inbox.Web.Data;
using Inbox.Web.Lists;
using Inbox.Web.Organizations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Threads;

/// <summary>What an agent has read: the page says that it was before their eyes, and the agent that it is to wait all the same.</summary>
[Route("conversations/{conversationId:guid}/read-marker")]
public sealed class ReadMarkersController(InboxDbContext db, CurrentAgent currentAgent, ReadMarkers markers, TimeProvider clock)
    : Controller
{
    /// <param name="conversationId">The conversation that was read.</param>
    /// <param name="until">When its newest words reached us, as the page was told: UTC ticks.</param>
    /// <param name="cancellationToken">Ends with the request.</param>
    [HttpPost]
    public async Task<IActionResult> Create(Guid conversationId, [FromForm] long until, CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid || until < 0 || until > DateTimeOffset.MaxValue.Ticks)
        {
            return BadRequest();
        }

        var agent = await currentAgent.GetAsync(cancellationToken);
        if (!await db.VisibleTo(agent.Agent).AnyAsync(c => c.Id == conversationId, cancellationToken))
        {
            return NotFound();
        }

        await markers.AdvanceAsync(agent.Agent, conversationId, new DateTimeOffset(until, TimeSpan.Zero), cancellationToken);
        await markers.SeeMentionsAsync(agent.Agent, conversationId, clock.GetUtcNow(), cancellationToken);
        return NoContent();
    }

    /// <summary>Marks it unread, and leads back to the list: where it lies open, it is read.</summary>
    [HttpDelete]
    public async Task<IActionResult> Delete(
        Guid conversationId, [FromQuery] ConversationListQuery query, CancellationToken cancellationToken)
    {
        var agent = await currentAgent.GetAsync(cancellationToken);
        if (!await db.VisibleTo(agent.Agent).AnyAsync(c => c.Id == conversationId, cancellationToken))
        {
            return NotFound();
        }

        await markers.TakeBackAsync(agent.Agent, conversationId, cancellationToken);
        return LocalRedirect(query.ToPlace().Address);
    }
}
