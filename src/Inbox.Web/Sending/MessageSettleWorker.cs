using Inbox.Web.Background;

namespace Inbox.Web.Sending;

/// <summary>
/// Looks after messages of ours that nobody knows the fate of: those whose worker was lost become unknown, since it may have sent them;
/// those that are unknown are due for a look into the history.
/// </summary>
public sealed class MessageSettleWorker(IServiceScopeFactory scopes, TimeProvider clock, ILogger<MessageSettleWorker> logger)
    : DueRowWorker<MessageSettler>(Claim, new WorkSignal(), scopes, clock, logger)
{
    private static readonly DueRowClaim Claim = new("messages", Lease: TimeSpan.FromSeconds(60))
    {
        AlsoSet = "status = 'UNKNOWN', unknown_at = coalesce(unknown_at, @now)",
        Condition = "due.due_at <= @now and due.status in ('SENDING', 'UNKNOWN')",
    };

    protected override TimeSpan PollInterval => TimeSpan.FromSeconds(2);

    protected override Task HandleAsync(MessageSettler handler, Guid id, CancellationToken cancellationToken) =>
        handler.SettleAsync(id, cancellationToken);
}
