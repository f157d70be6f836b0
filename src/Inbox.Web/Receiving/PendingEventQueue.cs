using Inbox.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Receiving;

/// <summary>The early events whose message may be here by now, as a queue with leases, across organizations.</summary>
public sealed class PendingEventQueue(InboxDbContext db, TimeProvider clock)
{
    private const int BatchSize = 50;
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);

    public Task<List<DuePendingEvent>> ClaimAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return db.Database.SqlQuery<DuePendingEvent>(
            $"""
            update early_events set due_at = {now + Lease}
            where (organization_id, id) in (
                select organization_id, id from early_events
                where due_at <= {now}
                order by due_at limit {BatchSize}
                for update skip locked)
            returning organization_id, id as event_id
            """).ToListAsync(cancellationToken);
    }
}

/// <summary>One early event that a worker has claimed.</summary>
public sealed record DuePendingEvent(Guid OrganizationId, Guid EventId);
