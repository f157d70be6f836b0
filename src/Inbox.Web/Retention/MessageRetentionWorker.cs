using Inbox.Web.Background;
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
        var retention = scope.ServiceProvider.GetRequiredService<MessageRetention>();
        await retention.DeleteSendRequestsAsync(cancellationToken);
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
            var from = after;
            after = await scopes.RunAsync(
                organizationId, (MessageRetention retention) => retention.DeleteBatchAsync(days, from, cancellationToken));
        }
        while (after is not null);
    }
}
