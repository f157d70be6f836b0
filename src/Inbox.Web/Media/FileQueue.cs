using Inbox.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Media;

/// <summary>The files for which there is something to do, as a queue with leases, across organizations.</summary>
public sealed class FileQueue(InboxDbContext db, TimeProvider clock)
{
    private const int BatchSize = 16;

    /// <summary>Longer than a batch of fetches can take.</summary>
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(20);

    public Task<List<DueFile>> ClaimAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return db.Database.SqlQuery<DueFile>(
            $"""
            update stored_files set due_at = {now + Lease}, attempts = attempts + 1
            where (organization_id, id) in (
                select organization_id, id from stored_files
                where due_at <= {now}
                order by due_at limit {BatchSize}
                for update skip locked)
            returning organization_id, id as file_id
            """).ToListAsync(cancellationToken);
    }
}

/// <summary>One file that a worker has claimed.</summary>
public sealed record DueFile(Guid OrganizationId, Guid FileId);
