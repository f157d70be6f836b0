using Inbox.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Contacts;

/// <summary>The contact identities whose profile is due, as a queue with leases, across organizations.</summary>
public sealed class ProfileQueue(InboxDbContext db, TimeProvider clock)
{
    private const int BatchSize = 20;

    /// <summary>Longer than a batch of profile calls can take.</summary>
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(5);

    public Task<List<DueProfile>> ClaimAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return db.Database.SqlQuery<DueProfile>(
            $"""
            update contact_identities set profile_due_at = {now + Lease}
            where (organization_id, id) in (
                select organization_id, id from contact_identities
                where profile_due_at <= {now}
                order by profile_due_at limit {BatchSize}
                for update skip locked)
            returning organization_id, id as identity_id
            """).ToListAsync(cancellationToken);
    }
}

/// <summary>One contact identity whose profile a worker has claimed.</summary>
public sealed record DueProfile(Guid OrganizationId, Guid IdentityId);
