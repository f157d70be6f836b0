using Inbox.Web.Background;
using Inbox.Web.Sending;
using Inbox.Web.Tenancy;

namespace Inbox.Web.Retention;

/// <summary>Once an hour deletes what organizations do not want to keep, and the keys of programs' requests whose day is over.</summary>
public sealed class MessageRetentionWorker(IServiceScopeFactory scopes, TimeProvider clock, ILogger<MessageRetentionWorker> logger)
    : QueueWorker(new WorkSignal(), clock, logger)
{
    protected override TimeSpan PollInterval => TimeSpan.FromHours(1);

    protected override async Task<bool> ProcessBatchAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<OutgoingQueue>().ForgetRequestsAsync(cancellationToken);
        var retention = scope.ServiceProvider.GetRequiredService<MessageRetention>();
        foreach (var (organizationId, days) in await retention.FindAsync(cancellationToken))
        {
            await DeleteAsync(organizationId, days, cancellationToken);
        }

        return false;
    }

    private async Task DeleteAsync(Guid organizationId, int days, CancellationToken cancellationToken)
    {
        Guid? after = null;
        do
        {
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<CurrentOrganization>().Set(organizationId);
            after = await scope.ServiceProvider.GetRequiredService<MessageRetention>().DeleteBatchAsync(days, after, cancellationToken);
        }
        while (after is not null);
    }
}
