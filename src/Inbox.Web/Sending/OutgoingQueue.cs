using Inbox.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Sending;

/// <summary>Our own messages as a queue, across organizations: one message of a conversation at a time, in the order they were written.</summary>
public sealed class OutgoingQueue(InboxDbContext db, TimeProvider clock)
{
    /// <summary>Longer than a call to Meta and the pace before it can take; whoever is not back by then is lost.</summary>
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(60);

    private static readonly TimeSpan SettleLease = TimeSpan.FromSeconds(60);
    private const int MostUnsettled = 20;

    /// <summary>
    /// Takes messages to be sent. A conversation waits while one of it is with Meta or unknown; a channel, while its token is
    /// refused or it pauses. What is behind an unknown message therefore leaves after it, or after it is settled.
    /// </summary>
    public Task<List<DueMessage>> ClaimAsync(int count, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return db.Database.SqlQuery<DueMessage>(
            $"""
            update messages set status = 'SENDING', sending_at = {now}, due_at = {now + Lease}
            where (organization_id, id) in (
                select m.organization_id, m.id from messages m
                join channels c on c.organization_id = m.organization_id and c.id = m.channel_id
                where m.due_at <= {now} and m.status = 'QUEUED'
                    and c.disconnected_at is null and c.token_refused_at is null and c.protected_token is not null
                    and (c.sends_paused_until is null or c.sends_paused_until <= {now})
                    and not exists (
                        select 1 from messages e
                        where e.organization_id = m.organization_id and e.conversation_id = m.conversation_id and e.due_at is not null
                            and (e.status in ('SENDING', 'UNKNOWN')
                                or e.status = 'QUEUED' and (e.queued_at, e.id) < (m.queued_at, m.id)))
                order by m.due_at limit {count}
                for update of m skip locked)
            returning organization_id, id as message_id
            """).ToListAsync(cancellationToken);
    }

    /// <summary>Forgets the keys of programs' requests once their day is over.</summary>
    public Task ForgetRequestsAsync(CancellationToken cancellationToken)
    {
        var before = clock.GetUtcNow() - SendRequest.RememberedFor;
        return db.Database.ExecuteSqlAsync($"delete from send_requests where created_at < {before}", cancellationToken);
    }

    /// <summary>
    /// Takes messages that somebody must find out about: those whose worker was lost become unknown, since it may have sent them;
    /// those that are unknown are due for a look into the history.
    /// </summary>
    public Task<List<UnsettledMessage>> ClaimUnsettledAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return db.Database.SqlQuery<UnsettledMessage>(
            $"""
            update messages set status = 'UNKNOWN', unknown_at = coalesce(unknown_at, {now}), due_at = {now + SettleLease}
            where (organization_id, id) in (
                select organization_id, id from messages
                where due_at <= {now} and status in ('SENDING', 'UNKNOWN')
                order by due_at limit {MostUnsettled}
                for update skip locked)
            returning organization_id, id as message_id, conversation_id
            """).ToListAsync(cancellationToken);
    }
}

/// <summary>One message of ours that a worker has claimed.</summary>
public sealed record DueMessage(Guid OrganizationId, Guid MessageId);

/// <summary>One message of ours whose fate somebody must find out.</summary>
public sealed record UnsettledMessage(Guid OrganizationId, Guid MessageId, Guid ConversationId);
