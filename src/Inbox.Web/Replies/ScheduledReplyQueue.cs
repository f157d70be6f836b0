using Inbox.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Replies;

/// <summary>The answers whose time has come, across organizations.</summary>
public sealed class ScheduledReplyQueue(InboxDbContext db, TimeProvider clock)
{
    public const int AtOnce = 20;

    /// <summary>Whoever is not back by then is lost, and the answer is taken once more: the same id is the same message.</summary>
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(60);

    public Task<List<DueReply>> ClaimAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return db.Database.SqlQuery<DueReply>(
            $"""
            update scheduled_replies set state = 'SENDING', due_at = {now + Lease}
            where (organization_id, id) in (
                select organization_id, id from scheduled_replies
                where due_at <= {now}
                order by due_at limit {AtOnce}
                for update skip locked)
            returning organization_id, id as reply_id
            """).ToListAsync(cancellationToken);
    }
}

/// <summary>An answer that a worker has claimed.</summary>
public sealed record DueReply(Guid OrganizationId, Guid ReplyId);
