using Inbox.Web.Background;

namespace Inbox.Web.Sending;

/// <summary>Tells Meta of our reactions. A channel waits as it does for messages: see <see cref="OutgoingQueue"/>.</summary>
public sealed class ReactionWorker(ReactionSignal signal, IServiceScopeFactory scopes, TimeProvider clock, ILogger<ReactionWorker> logger)
    : DueRowWorker<ReactionSender>(Claim, signal, scopes, clock, logger)
{
    /// <summary>Telling twice changes nothing.</summary>
    private static readonly DueRowClaim Claim = new("message_reactions", Lease: TimeSpan.FromSeconds(60))
    {
        Key = ["organization_id", "message_id", "is_ours"],
        Join =
            """
            join messages m on m.organization_id = due.organization_id and m.id = due.message_id
            join channels c on c.organization_id = m.organization_id and c.id = m.channel_id
            """,
        Condition = "due.due_at <= @now and " + OutgoingQueue.ChannelMaySend,
    };

    protected override int MaxParallel => Environment.ProcessorCount;

    protected override Task HandleAsync(ReactionSender handler, Guid id, CancellationToken cancellationToken) =>
        handler.SendAsync(id, cancellationToken);
}

/// <summary>Wakes this instance's worker: somebody reacted.</summary>
public sealed class ReactionSignal : WorkSignal;
