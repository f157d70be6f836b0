using Inbox.Web.Channels;
using Inbox.Web.Data;
using Inbox.Web.Localization;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.History;

/// <summary>The next thing to do for a claimed channel: another page of its import, or the comparison.</summary>
public sealed class HistoryStep(
    InboxDbContext db, ChannelAccess access, HistoryImport import, HistoryComparison comparison, TimeProvider clock)
{
    /// <summary>A code of the localizer.</summary>
    private static readonly Sentence NoAccess = "HistoryNoAccess";

    public async Task TakeAsync(Guid channelId, CancellationToken cancellationToken)
    {
        var channel = await db.Channels.AsNoTracking().SingleAsync(c => c.Id == channelId, cancellationToken);
        var history = await db.ChannelHistories.SingleAsync(h => h.ChannelId == channelId, cancellationToken);
        var open = channel.CanSpeak ? await access.OpenAsync(channel, cancellationToken) : null;
        if (open is null)
        {
            Postpone(history);
        }
        else if (history.ImportDueAt <= clock.GetUtcNow())
        {
            await import.ReadPageAsync(channel, history, open, cancellationToken);
        }
        else
        {
            await comparison.CompareAsync(channel, open, cancellationToken);
            history.CompareAt(clock.GetUtcNow() + ChannelHistory.BetweenComparisons);
        }

        history.Release();
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>A connection makes both due at once; until then it is enough to look now and then.</summary>
    private void Postpone(ChannelHistory history)
    {
        var now = clock.GetUtcNow();
        if (history.ImportDueAt <= now)
        {
            history.Pause(NoAccess, now);
        }

        if (history.ComparisonDueAt <= now)
        {
            history.CompareAt(now + TimeSpan.FromMinutes(5));
        }
    }
}
