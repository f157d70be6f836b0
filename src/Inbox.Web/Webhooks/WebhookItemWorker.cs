using Inbox.Web.Background;

namespace Inbox.Web.Webhooks;

/// <summary>Tries failed items again when their pause is over, and those whose channel was connected after they came.</summary>
public sealed class WebhookItemWorker(IServiceScopeFactory scopes, TimeProvider clock, ILogger<WebhookItemWorker> logger)
    : QueueWorker(new WorkSignal(), clock, logger)
{
    protected override async Task<bool> ProcessBatchAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<WebhookQueue>().ReviveItemsAsync(cancellationToken);
        return await scope.ServiceProvider.GetRequiredService<WebhookItemRetry>().RetryAsync(cancellationToken) > 0;
    }
}
