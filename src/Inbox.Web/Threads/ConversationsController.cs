using Inbox.Web.Channels;
using Inbox.Web.Data;
using Inbox.Web.Lists;
using Inbox.Web.Live;
using Inbox.Web.Organizations;
using Inbox.Web.Replies;
using Microsoft.AspNetCore.Mvc;

namespace Inbox.Web.Threads;

/// <summary>One conversation: its thread, with the list and its contact beside it.</summary>
[Route("conversations")]
[ResponseCache(
    NoStore = true, Location = ResponseCacheLocation.None)] // What people wrote stays in no cache, and "back" shows what is true now.
public sealed class ConversationsController(
    InboxDbContext db, CurrentAgent currentAgent, MetaAppDirectory apps, TimeProvider clock) : Controller
{
    [HttpGet("{id:guid}")]
    public async Task<IActionResult> Show(
        Guid id, [FromQuery] ConversationListQuery query, string? messagesBefore, Guid? at, string? replyTo, Guid? reactTo, Guid? act,
        string? plannedFor, [FromServices] ReadMarkers markers, [FromServices] InboxFeed feed, CancellationToken cancellationToken)
    {
        var reader = await currentAgent.GetAsync(cancellationToken);
        var place = query.ToPlace();
        messagesBefore ??= at is { } message ? await MessageList.AroundAsync(db, id, message, cancellationToken) : null;
        var thread = await ThreadPage.FindAsync(db, reader, id, place, messagesBefore, clock.GetUtcNow(), cancellationToken);
        if (thread is null)
        {
            return NotFound();
        }

        if (Request.IsReading())
        {
            await MarkReadAsync(markers, reader.Agent, thread, cancellationToken);
        }

        var ourApps = await apps.FindIdsAsync(thread.Head.Facts.Channel.MetaAppId, cancellationToken);
        thread = thread.Hearing(feed).Planning(plannedFor, reader.Zone) with { OurApps = ourApps, ReactingTo = reactTo };
        if (replyTo is not null)
        {
            var (quoted, refusal) = await QuotedMessage.TakeAsync(db, id, replyTo, cancellationToken);
            thread = thread with { Composer = thread.Composer.Quoting(quoted, refusal) };
        }

        var page = await ConversationPage.BesideAsync(db, reader, thread, place, act, cancellationToken);
        return View(page with { List = await page.List.HearingAsync(db, feed, reader.Agent, cancellationToken) });
    }

    /// <summary>First the reading is recorded, then the list is loaded, which shows it.</summary>
    private static async Task MarkReadAsync(ReadMarkers markers, Agent reader, ThreadPage thread, CancellationToken cancellationToken)
    {
        if (thread.ReadableUntil is { } until)
        {
            await markers.AdvanceAsync(reader, thread.Head.Id, until, cancellationToken);
        }

        if (thread.CallsReader)
        {
            await markers.SeeMentionsAsync(reader, thread.Head.Id, thread.Now, cancellationToken);
        }
    }
}
