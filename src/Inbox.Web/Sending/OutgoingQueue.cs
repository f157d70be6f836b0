using Inbox.Web.Background;

namespace Inbox.Web.Sending;

/// <summary>
/// Our own messages as a queue, across organizations: one message of a conversation at a time, in the order they were written.
/// </summary>
public static class OutgoingQueue
{
    /// <summary>A channel, called <c>c</c>, waits while its token is refused or it pauses.</summary>
    public const string ChannelMaySend =
        """
        c.disconnected_at is null and c.token_refused_at is null and c.protected_token is not null
            and (c.sends_paused_until is null or c.sends_paused_until <= @now)
        """;

    /// <summary>
    /// A conversation waits while one message of it is with Meta or unknown. What is behind an unknown message therefore leaves after it,
    /// or after it is settled. The lease is longer than a call to Meta and the pause before it can take.
    /// </summary>
    public static readonly DueRowClaim Claim = new("messages", Lease: TimeSpan.FromSeconds(60))
    {
        AlsoSet = "status = 'SENDING', sending_at = @now",
        Join = "join channels c on c.organization_id = due.organization_id and c.id = due.channel_id",
        Condition =
            $"""
            due.due_at <= @now and due.status = 'QUEUED' and {ChannelMaySend}
                and not exists (
                    select 1 from messages e
                    where e.organization_id = due.organization_id and e.conversation_id = due.conversation_id and e.due_at is not null
                        and (e.status in ('SENDING', 'UNKNOWN')
                            or e.status = 'QUEUED' and (e.queued_at, e.id) < (due.queued_at, due.id)))
            """,
    };
}
