using Inbox.Web.Conversations;
using Inbox.Web.Data;
using Inbox.Web.Lists;
using Inbox.Web.Live;
using Inbox.Web.Organizations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Threads;

/// <summary>Who is at a conversation. It takes the page's word for it, and stores nothing.</summary>
[Route("conversations/{conversationId:guid}/presence")]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class PresencesController(InboxDbContext db, CurrentAgent currentAgent, InboxFeed feed) : Controller
{
    /// <summary>The colleagues who are, for a page that shows the conversation.</summary>
    [HttpGet]
    public Task<IActionResult> Index(Guid conversationId, CancellationToken cancellationToken) =>
        AnswerAsync(conversationId, kind: null, page: default, cancellationToken);

    /// <summary>The agent looks at it, and is told who else does. It is said again for as long as they do.</summary>
    /// <param name="conversationId">The conversation.</param>
    /// <param name="page">An id that their page made for itself: they may look at it in several.</param>
    /// <param name="cancellationToken">Ends with the request.</param>
    [HttpPost]
    public Task<IActionResult> Create(Guid conversationId, [FromForm] Guid page, CancellationToken cancellationToken) =>
        AnswerAsync(conversationId, PresenceKind.Viewing, page, cancellationToken);

    /// <summary>That page shows something else.</summary>
    [HttpDelete]
    public Task<IActionResult> Delete(Guid conversationId, [FromForm] Guid page, CancellationToken cancellationToken) =>
        AnswerAsync(conversationId, PresenceKind.Left, page, cancellationToken);

    private async Task<IActionResult> AnswerAsync(
        Guid conversationId, PresenceKind? kind, Guid page, CancellationToken cancellationToken)
    {
        var agent = (await currentAgent.GetAsync(cancellationToken)).Agent;
        if (!await db.VisibleTo(agent).AnyAsync(c => c.Id == conversationId, cancellationToken))
        {
            return NotFound();
        }

        if (kind is { } said)
        {
            feed.Publish(new(agent.OrganizationId, conversationId) { Presence = new(agent.Id, said, page) });
        }

        var present = await PresentAgent.AtAsync(db, feed, agent, [conversationId], cancellationToken);
        return PartialView("_Presence", (IReadOnlyList<PresentAgent>)[.. present[conversationId]]);
    }
}
