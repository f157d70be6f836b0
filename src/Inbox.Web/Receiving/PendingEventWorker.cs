using Inbox.Web.Background;
using Inbox.Web.Tenancy;

namespace Inbox.Web.Receiving;

/// <summary>Looks again for the messages of early events, since both may have been saved at the same moment.</summary>
public sealed class PendingEventWorker(IServiceScopeFactory scopes, TimeProvider clock, ILogger<PendingEventWorker> logger)
    : QueueWorker(new WorkSignal(), clock, logger)
{
    protected override TimeSpan PollInterval => TimeSpan.FromSeconds(1);

    protected override async Task<bool> ProcessBatchAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var due = await scope.ServiceProvider.GetRequiredService<PendingEventQueue>().ClaimAsync(cancellationToken);
        foreach (var early in due)
        {
            await SettleAsync(early, cancellationToken);
        }

        return due.Count > 0;
    }

    private async Task SettleAsync(DuePendingEvent due, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentOrganization>().Set(due.OrganizationId);
        await scope.ServiceProvider.GetRequiredService<PendingEventSettler>().SettleAsync(due.EventId, cancellationToken);
    }
}
