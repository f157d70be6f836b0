using Inbox.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Channels;

/// <summary>The one row of a channel's history, wherever it is needed first.</summary>
internal static class ChannelHistories
{
    /// <summary>The channel's row; made where there is none, also when a worker makes it in the same moment.</summary>
    public static async Task<ChannelHistory> HistoryOfAsync(
        this InboxDbContext db, Channel channel, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (db.Entry(channel).State == EntityState.Added)
        {
            return db.ChannelHistories.Add(new ChannelHistory(channel, now)).Entity;
        }

        await db.AddMissingHistoriesAsync(now, channel.Id, cancellationToken);
        return await db.ChannelHistories.SingleAsync(h => h.ChannelId == channel.Id, cancellationToken);
    }

    /// <summary>Every connected channel has a row, also one that was connected before there were any.</summary>
    /// <param name="only">One channel, connected or not; null for all that are connected.</param>
    public static Task<int> AddMissingHistoriesAsync(
        this InboxDbContext db, DateTimeOffset now, Guid? only, CancellationToken cancellationToken) => db.Database.ExecuteSqlAsync(
        $"""
        insert into channel_histories
            (organization_id, channel_id, import_state, page_size, conversations, messages, failures, comparison_due_at)
        select organization_id, id, 'NONE', {ChannelHistory.FirstPageSize}, 0, 0, 0, {now + ChannelHistory.BetweenComparisons}
        from channels channel
        where (id = {only} or {only}::uuid is null and disconnected_at is null) and not exists (
            select from channel_histories history
            where history.organization_id = channel.organization_id and history.channel_id = channel.id)
        on conflict do nothing
        """, cancellationToken);
}
