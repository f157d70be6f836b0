using Inbox.Web.Channels;
using Inbox.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.History;

/// <summary>The channels whose history is to be read, as a queue with leases, across organizations. One worker reads one channel.</summary>
public sealed class HistoryQueue(InboxDbContext db, TimeProvider clock)
{
    private const int BatchSize = 8;

    /// <summary>Longer than reading a page can take, with all its retries.</summary>
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(5);

    public async Task<List<DueHistory>> ClaimAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await db.AddMissingHistoriesAsync(now, only: null, cancellationToken);
        return await db.Database.SqlQuery<DueHistory>(
            $"""
            update channel_histories set leased_until = {now + Lease}
            where (organization_id, channel_id) in (
                select history.organization_id, history.channel_id
                from channel_histories history
                join channels channel on channel.organization_id = history.organization_id and channel.id = history.channel_id
                where channel.disconnected_at is null
                    and (history.import_due_at <= {now} or history.comparison_due_at <= {now})
                    and (history.leased_until is null or history.leased_until <= {now})
                order by least(history.import_due_at, history.comparison_due_at) limit {BatchSize}
                for update of history skip locked)
            returning organization_id, channel_id
            """).ToListAsync(cancellationToken);
    }

    /// <summary>Keeps a channel that takes longer than one page.</summary>
    public Task ExtendAsync(Guid channelId, CancellationToken cancellationToken)
    {
        var until = clock.GetUtcNow() + Lease;
        return db.ChannelHistories.Where(h => h.ChannelId == channelId)
            .ExecuteUpdateAsync(h => h.SetProperty(x => x.LeasedUntil, until), cancellationToken);
    }
}

/// <summary>One channel whose history a worker has claimed to read.</summary>
public sealed record DueHistory(Guid OrganizationId, Guid ChannelId);
