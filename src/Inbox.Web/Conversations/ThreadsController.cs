using Inbox.Web.Channels;
using Inbox.Web.Data;
using Inbox.Web.Live;
using Inbox.Web.Organizations;
using Microsoft.AspNetCore.Mvc;

namespace Inbox.Web.Conversations;

/// <summary>A thread and its contact as they are now, for a page that shows them already. That it was fetched does not mean that it was read.</summary>
[Route("conversations/{conversationId:guid}/thread")]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class ThreadsController(InboxDbContext db, CurrentAgent currentAgent, MetaAppDirectory apps, InboxFeed feed, TimeProvider clock) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Show(Guid conversationId, [FromQuery] ConversationListQuery query, CancellationToken cancellationToken)
    {
        var reader = await currentAgent.GetAsync(cancellationToken);
        var thread = await ThreadPage.FindAsync(
            db, reader, conversationId, query.ToPlace(), before: null, clock.GetUtcNow(), cancellationToken);
        return thread is null
            ? NotFound()
            : PartialView("_LiveThread", thread.Hearing(feed) with { OurApps = await apps.FindIdsAsync(thread.Head.Facts.Channel.MetaAppId, cancellationToken) });
    }
}
