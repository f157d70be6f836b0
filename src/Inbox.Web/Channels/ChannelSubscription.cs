using Inbox.Web.Data;
using Inbox.Web.Localization;
using Inbox.Web.Meta.Graph;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Channels;

/// <summary>Sees to it that Meta sends us a channel's events, and that it stops when nobody wants them (meta-platform 1.8).</summary>
public sealed class ChannelSubscription(InboxDbContext db, PageSubscriptions subscriptions, ChannelAccess access, TimeProvider clock)
{
    /// <summary>
    /// Subscribes to all fields and notes on the channel, in words of the localizer, whether Meta took it. The caller saves.
    /// </summary>
    public async Task SubscribeAsync(Channel channel, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (await access.OpenAsync(channel, cancellationToken) is not { } open)
        {
            channel.RefuseToken(TokenWords.Unreadable, now);
            return;
        }

        Record(channel, await subscriptions.SubscribeAsync(channel.PageId, open, cancellationToken), now);
    }

    /// <summary>Subscribes several that were connected in one pass, and saves.</summary>
    public async Task SubscribeAsync(IReadOnlyList<ChannelToConnect> connected, CancellationToken cancellationToken)
    {
        var ids = connected.Select(c => c.ExternalId).ToList();
        var channels = await db.Channels.Where(c => ids.Contains(c.ExternalId) && c.DisconnectedAt == null).ToListAsync(cancellationToken);
        foreach (var page in channels.GroupBy(c => c.PageId))
        {
            var first = page.First();
            await SubscribeAsync(first, cancellationToken);
            foreach (var other in page.Where(c => c != first && first.SubscribedAt is not null))
            {
                other.MarkSubscribed(first.SubscribedAt!.Value);
            }
        }

        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Asks what is missing, and subscribes again where something is.</summary>
    /// <returns>Whether Meta answered.</returns>
    public async Task<bool> RepairAsync(Channel channel, string? appId, GraphAccess open, CancellationToken cancellationToken)
    {
        var found = await subscriptions.FindAsync(channel.PageId, appId, open, cancellationToken);
        if (found.MissingFields is { Count: 0 })
        {
            channel.MarkSubscribed(clock.GetUtcNow());
            return true;
        }

        return Record(channel, await subscriptions.SubscribeAsync(channel.PageId, open, cancellationToken), clock.GetUtcNow());
    }

    /// <summary>Before a channel forgets its token. The app stays installed while another channel hears through the same Page.</summary>
    public async Task EndAsync(Channel channel, CancellationToken cancellationToken)
    {
        var isShared = await db.Channels.AnyAsync(
            c => c.PageId == channel.PageId && c.Id != channel.Id && c.DisconnectedAt == null, cancellationToken);
        if (!isShared && await access.OpenAsync(channel, cancellationToken) is { } open)
        {
            await subscriptions.UnsubscribeAsync(channel.PageId, open, cancellationToken);
        }
    }

    private static bool Record(Channel channel, GraphResponse answer, DateTimeOffset now)
    {
        if (answer.IsSuccess)
        {
            channel.MarkSubscribed(now);
        }
        else if (answer.Error is { IsTokenRefused: true } dead)
        {
            channel.RefuseToken(TokenWords.Of(dead.Subcode, channel.Platform), now);
        }
        else
        {
            channel.MarkUnsubscribed(WordsOf(answer), now);
        }

        return answer.Error is { IsPassing: false } || answer.IsSuccess;
    }

    private static Sentence WordsOf(GraphResponse answer) => answer.Error switch
    {
        null => "EventsUnanswered",
        { IsPassing: true } => "EventsBusy",
        { Code: 10 or (>= 200 and < 300) } => "EventsNeedModerate",
        { } error => new Sentence("EventsRefused", $"{error.Code}"),
    };
}
