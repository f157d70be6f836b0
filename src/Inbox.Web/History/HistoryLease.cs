using Inbox.Web.Background;
using Inbox.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.History;

/// <summary>Reserves a channel whose history is read: one worker reads one channel.</summary>
public sealed class HistoryLease(InboxDbContext db, TimeProvider clock)
{
    /// <summary>The lease is longer than reading a page can take, with all its retries.</summary>
    public static readonly DueRowClaim Claim = new("channel_histories", Lease: TimeSpan.FromMinutes(5))
    {
        Key = ["organization_id", "channel_id"],
        LeaseColumn = "leased_until",
        Join = "join channels channel on channel.organization_id = due.organization_id and channel.id = due.channel_id",
        Condition =
            """
            channel.disconnected_at is null
                and (due.import_due_at <= @now or due.comparison_due_at <= @now)
                and (due.leased_until is null or due.leased_until <= @now)
            """,
        OrderBy = "least(due.import_due_at, due.comparison_due_at)",
    };

    /// <summary>Extends the lease of a channel that takes longer than one page.</summary>
    public Task ExtendAsync(Guid channelId, CancellationToken cancellationToken)
    {
        var until = clock.GetUtcNow() + Claim.Lease;
        return db.ChannelHistories.Where(h => h.ChannelId == channelId)
            .ExecuteUpdateAsync(h => h.SetProperty(x => x.LeasedUntil, until), cancellationToken);
    }
}
