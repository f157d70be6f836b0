using Inbox.Web.Channels;
using Inbox.Web.Data;
using Inbox.Web.Lists;
using Inbox.Web.Live;
using Inbox.Web.Organizations;
using Microsoft.AspNetCore.Mvc;

namespace Inbox.Web.Threads;

/// <summary>
/// A thread and its contact as they are now, for a page that shows them already. That it was fetched does not mean that it was read.
/// </summary>
[Route("conversations/{conversationId:guid}/thread")]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class ThreadsController(
    InboxDbContext db, CurrentAgent currentAgent, MetaAppDirectory apps, InboxFeed feed, TimeProvider clock) : Controller
{
    /// <param name="messagesBefore">The cursor of earlier messages, which are answered alone.</param>
    [HttpGet]
    [AgentAskedWithAnswer]
    public Task<IActionResult> Show(
        Guid conversationId, [FromQuery] ConversationListQuery query, string? messagesBefore, CancellationToken cancellationToken) =>
        AnswerAsync(
            reader => messagesBefore is null
                ? ShowAsync(reader, conversationId, query, cancellationToken)
                : ShowEarlierAsync(reader, conversationId, query.ToPlace(), messagesBefore, cancellationToken),
            cancellationToken);

    /// <summary>What came since the page was read; the whole thread where that is not enough.</summary>
    [HttpGet("news")]
    [AgentAskedWithAnswer]
    public Task<IActionResult> News(
        Guid conversationId, [FromQuery] ConversationListQuery query, [FromQuery] ThreadDeltaQuery asked,
        CancellationToken cancellationToken) =>
        AnswerAsync(reader => NewsAsync(reader, conversationId, query, asked, cancellationToken), cancellationToken);

    private async Task<IActionResult> AnswerAsync(Func<SignedInAgent, Task<IActionResult>> answer, CancellationToken cancellationToken) =>
        await currentAgent.AskWithAsync(answer, cancellationToken) ?? Challenge();

    private async Task<IActionResult> ShowAsync(
        SignedInAgent reader, Guid conversationId, ConversationListQuery query, CancellationToken cancellationToken)
    {
        var thread = await ThreadPage.FindAsync(
            db, reader, conversationId, query.ToPlace(), before: null, clock.GetUtcNow(), cancellationToken);
        return thread is null
            ? NotFound()
            : PartialView(
                "_LiveThread", thread.Hearing(
                    feed) with
                { OurApps = await apps.FindIdsAsync(thread.Head.Facts.Channel.MetaAppId, cancellationToken) });
    }

    private async Task<IActionResult> ShowEarlierAsync(
        SignedInAgent reader, Guid conversationId, ListPlace place, string messagesBefore, CancellationToken cancellationToken) =>
        await ThreadPage.FindAsync(db, reader, conversationId, place, messagesBefore, clock.GetUtcNow(), cancellationToken) is { } thread
            ? PartialView("_Messages", thread)
            : NotFound();

    private async Task<IActionResult> NewsAsync(
        SignedInAgent reader, Guid conversationId, ConversationListQuery query, ThreadDeltaQuery asked, CancellationToken cancellationToken)
    {
        if (await ThreadHead.FindAsync(db, reader.Agent, conversationId, cancellationToken) is not { } head)
        {
            return NotFound();
        }

        var isElsewhere = head.Facts.Conversation.Owner.IsElsewhereFor(
            await apps.FindIdsAsync(head.Facts.Channel.MetaAppId, cancellationToken));
        var news = await ThreadDelta.FindAsync(db, reader, head, isElsewhere, query.ToPlace(), asked, clock.GetUtcNow(), cancellationToken);
        return news is null ? await ShowAsync(reader, conversationId, query, cancellationToken) : PartialView("_ThreadNews", news);
    }
}
