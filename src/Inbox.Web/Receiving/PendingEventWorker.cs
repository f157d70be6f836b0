using Inbox.Web.Background;

namespace Inbox.Web.Receiving;

/// <summary>Looks again for the messages of pending events, since both may have been saved at the same moment.</summary>
public sealed class PendingEventWorker(IServiceScopeFactory scopes, TimeProvider clock, ILogger<PendingEventWorker> logger)
    : DueRowWorker<PendingEventSettler>(Claim, new WorkSignal(), scopes, clock, logger)
{
    private static readonly DueRowClaim Claim = new("early_events", Lease: TimeSpan.FromMinutes(2));

    protected override TimeSpan PollInterval => TimeSpan.FromSeconds(1);

    protected override int BatchSize => 50;

    protected override Task HandleAsync(PendingEventSettler handler, Guid id, CancellationToken cancellationToken) =>
        handler.SettleAsync(id, cancellationToken);
}
