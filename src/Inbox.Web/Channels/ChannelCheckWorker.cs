using Inbox.Web.Background;

namespace Inbox.Web.Channels;

/// <summary>Checks every channel once a day, and renews tokens before they end.</summary>
public sealed class ChannelCheckWorker(IServiceScopeFactory scopes, TimeProvider clock, ILogger<ChannelCheckWorker> logger)
    : DueRowWorker<ChannelCheck>(Claim, new WorkSignal(), scopes, clock, logger)
{
    public static readonly DueRowClaim Claim = new("channels", Lease: TimeSpan.FromMinutes(15))
    {
        LeaseColumn = "check_due_at",
        Condition = "due.disconnected_at is null and (due.check_due_at is null or due.check_due_at <= @now)",
        OrderBy = "due.check_due_at",
    };

    protected override int BatchSize => 10;

    protected override Task HandleAsync(ChannelCheck handler, Guid id, CancellationToken cancellationToken) =>
        handler.CheckAsync(id, cancellationToken);
}
