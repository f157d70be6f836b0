using Inbox.Web.Background;

namespace Inbox.Web.Webhooks;

/// <summary>Deletes what is older than raw events are kept, every hour, with a pause after each batch.</summary>
public sealed class RawRetentionWorker(IServiceScopeFactory scopes, TimeProvider clock, ILogger<RawRetentionWorker> logger)
    : QueueWorker(new WorkSignal(), clock, logger)
{
    private static readonly TimeSpan BatchDelay = TimeSpan.FromMilliseconds(200);

    protected override TimeSpan PollInterval => TimeSpan.FromHours(1);

    protected override async Task<bool> ProcessBatchAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var mayBeMore = await scope.ServiceProvider.GetRequiredService<RawRetention>().DeleteBatchAsync(cancellationToken);
        await Task.Delay(mayBeMore ? BatchDelay : TimeSpan.Zero, Clock, cancellationToken);
        return mayBeMore;
    }
}
