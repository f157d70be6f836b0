using Inbox.Web.Channels;
using Inbox.Web.Data;
using Inbox.Web.Meta;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Receiving;

/// <summary>Takes in an early event if its message is here, fetches an announced message, and gives up after a while.</summary>
public sealed class PendingEventSettler(
    InboxDbContext db, EventReceiver events, MessageFetcher fetcher, PendingEventMetrics metrics, TimeProvider clock)
{
    public async Task SettleAsync(Guid eventId, CancellationToken cancellationToken)
    {
        var found = await (
            from early in db.EarlyEvents.AsNoTracking().Where(e => e.Id == eventId)
            join channel in db.Channels.AsNoTracking() on early.ChannelId equals channel.Id
            select new { early, channel }).SingleOrDefaultAsync(cancellationToken);
        if (found is null)
        {
            return;
        }

        var happening = new ChannelMessage(found.channel, found.early.ToEvent(found.channel));
        if (await db.Messages.AnyAsync(m => m.ChannelId == found.channel.Id && m.Mid == found.early.Mid, cancellationToken))
        {
            await EndAsync(found.early, happening, cancellationToken);
        }
        else if (found.early.Kind == PendingEventKind.Announced
            && await fetcher.FetchAsync(found.channel, found.early.Mid, cancellationToken) is { } fetched)
        {
            await EndAsync(found.early, AsTold(found.channel, fetched, found.early.At), cancellationToken);
        }
        else
        {
            await WaitAsync(found.early, cancellationToken);
        }
    }

    /// <summary>
    /// It was fetched as the history tells it: by whole seconds, of which the announcement knows the moment, and with less than its event
    /// says, which completes it if it comes.
    /// </summary>
    private static ChannelMessage AsTold(Channel channel, ChannelEvent fetched, DateTimeOffset announcedAt)
    {
        var after = announcedAt - fetched.At;
        var at = after >= TimeSpan.Zero && after < TimeSpan.FromSeconds(1) ? announcedAt : fetched.At;
        var told = fetched switch
        {
            MessageReceived received => received with { SentAt = at, At = at },
            MessageEchoed echoed => echoed with { SentAt = at, At = at },
            _ => fetched,
        };
        return new(channel, told) { History = new(ContactName: null, [], IsQuiet: false) };
    }

    /// <summary>Both steps may be repeated: the first one changes nothing the second time.</summary>
    private async Task EndAsync(PendingEvent early, ChannelMessage happening, CancellationToken cancellationToken)
    {
        if (happening.Event is not MessageAnnounced)
        {
            await events.ReceiveAsync([happening], cancellationToken);
        }

        await db.EarlyEvents.Where(e => e.Id == early.Id).ExecuteDeleteAsync(cancellationToken);
        metrics.Count(early.Kind, "TAKEN_IN");
    }

    private async Task WaitAsync(PendingEvent early, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (early.IsTooOld(now))
        {
            early.GiveUp(now);
            metrics.Count(early.Kind, "GIVEN_UP");
        }
        else
        {
            early.Wait(now);
        }

        await db.EarlyEvents.Where(e => e.Id == early.Id).ExecuteUpdateAsync(
            e => e.SetProperty(x => x.DueAt, early.DueAt).SetProperty(x => x.GivenUpAt, early.GivenUpAt), cancellationToken);
    }
}
