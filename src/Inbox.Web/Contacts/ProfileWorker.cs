using Inbox.Web.Background;

namespace Inbox.Web.Contacts;

/// <summary>Asks Meta in the background who the contacts are. No message waits for it.</summary>
public sealed class ProfileWorker(IServiceScopeFactory scopes, TimeProvider clock, ILogger<ProfileWorker> logger)
    : DueRowWorker<ProfileRefresher>(Claim, new WorkSignal(), scopes, clock, logger)
{
    private static readonly DueRowClaim Claim = new("contact_identities", Lease: TimeSpan.FromMinutes(5))
    {
        LeaseColumn = "profile_due_at",
        Condition = "due.profile_due_at <= @now",
        OrderBy = "due.profile_due_at",
    };

    protected override TimeSpan PollInterval => TimeSpan.FromSeconds(2);

    protected override int MaxParallel => 4;

    protected override Task HandleAsync(ProfileRefresher handler, Guid id, CancellationToken cancellationToken) =>
        handler.RefreshAsync(id, cancellationToken);
}
