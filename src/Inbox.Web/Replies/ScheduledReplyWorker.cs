using Inbox.Web.Background;

namespace Inbox.Web.Replies;

/// <summary>Sends what was written to be sent later.</summary>
public sealed class ScheduledReplyWorker(IServiceScopeFactory scopes, TimeProvider clock, ILogger<ScheduledReplyWorker> logger)
    : DueRowWorker<ScheduledReplySender>(Claim, new WorkSignal(), scopes, clock, logger)
{
    /// <summary>A reply whose worker died is taken once more: the same id is the same message.</summary>
    private static readonly DueRowClaim Claim = new("scheduled_replies", Lease: TimeSpan.FromSeconds(60)) { AlsoSet = "state = 'SENDING'" };

    protected override TimeSpan PollInterval => TimeSpan.FromSeconds(1);

    protected override Task HandleAsync(ScheduledReplySender handler, Guid id, CancellationToken cancellationToken) =>
        handler.SendAsync(id, cancellationToken);
}
