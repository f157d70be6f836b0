using Inbox.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Channels;

/// <summary>The channels whose check is due, as a queue with leases, across organizations.</summary>
public sealed class ChannelCheckQueue(InboxDbContext db, TimeProvider clock)
{
    private const int BatchSize = 10;

    /// <summary>Longer than a batch of checks can take.</summary>
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(15);

    public Task<List<DueCheck>> ClaimAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return db.Database.SqlQuery<DueCheck>(
            $"""
            update channels set check_due_at = {now + Lease}
            where (organization_id, id) in (
                select organization_id, id from channels
                where disconnected_at is null and (check_due_at is null or check_due_at <= {now})
                order by check_due_at limit {BatchSize}
                for update skip locked)
            returning organization_id, id as channel_id
            """).ToListAsync(cancellationToken);
    }
}

/// <summary>One channel that a worker has claimed to check.</summary>
public sealed record DueCheck(Guid OrganizationId, Guid ChannelId);
