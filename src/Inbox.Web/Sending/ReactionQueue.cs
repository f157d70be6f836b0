using Inbox.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Sending;

/// <summary>Our reactions that Meta is still to be told of, across organizations.</summary>
public sealed class ReactionQueue(InboxDbContext db, TimeProvider clock)
{
    private const int AtOnce = 20;

    /// <summary>Longer than a call to Meta can take; telling twice changes nothing.</summary>
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(60);

    /// <summary>A channel waits as in <see cref="OutgoingQueue"/>.</summary>
    public Task<List<DueMessage>> ClaimAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return db.Database.SqlQuery<DueMessage>(
            $"""
            update message_reactions set due_at = {now + Lease}
            where (organization_id, message_id, is_ours) in (
                select r.organization_id, r.message_id, r.is_ours from message_reactions r
                join messages m on m.organization_id = r.organization_id and m.id = r.message_id
                join channels c on c.organization_id = m.organization_id and c.id = m.channel_id
                where r.due_at <= {now}
                    and c.disconnected_at is null and c.token_refused_at is null and c.protected_token is not null
                    and (c.sends_paused_until is null or c.sends_paused_until <= {now})
                order by r.due_at limit {AtOnce}
                for update of r skip locked)
            returning organization_id, message_id
            """).ToListAsync(cancellationToken);
    }
}
