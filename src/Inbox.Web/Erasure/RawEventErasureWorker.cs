using Inbox.Web.Background;

namespace Inbox.Web.Erasure;

/// <summary>Looks through raw events for those who were erased.</summary>
public sealed class RawEventErasureWorker(
    IServiceScopeFactory scopes, TimeProvider clock, ILogger<RawEventErasureWorker> logger)
    : DueRowWorker<RawEventErasure>(Claim, new WorkSignal(), scopes, clock, logger)
{
    private static readonly DueRowClaim Claim = new("erased_identities", Lease: TimeSpan.FromMinutes(10));

    protected override TimeSpan PollInterval => TimeSpan.FromSeconds(5);

    protected override Task HandleAsync(RawEventErasure handler, Guid id, CancellationToken cancellationToken) =>
        handler.SweepAsync(id, cancellationToken);
}
