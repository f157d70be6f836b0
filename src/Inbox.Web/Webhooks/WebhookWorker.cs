using Inbox.Web.Background;
using Inbox.Web.Data;
using Microsoft.Extensions.Options;

namespace Inbox.Web.Webhooks;

/// <summary>Works off webhook events, in batches, on every instance.</summary>
public sealed partial class WebhookWorker(
    WebhookSignal signal, IServiceScopeFactory scopes, IOptions<WebhookOptions> options, TimeProvider clock, ILogger<WebhookWorker> logger)
    : QueueWorker(signal, clock, logger)
{
    private List<WebhookEvent> interrupted = [];

    protected override async Task<bool> ProcessBatchAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var queue = scope.ServiceProvider.GetRequiredService<WebhookQueue>();
        await queue.ReleaseAsync(interrupted, cancellationToken);
        interrupted = [];
        var events = await queue.ClaimEventsAsync(cancellationToken);
        try
        {
            await ProcessAsync(queue, events, cancellationToken);
        }
        catch (Exception exception) when (DatabaseOutage.IsPassing(exception))
        {
            // The events are not to blame, and wait for the database alone: the next round gives the claim back.
            interrupted = events;
            throw;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // This instance stops, and another one takes over at once what it had begun.
            await queue.ReleaseAsync(events, CancellationToken.None);
            throw;
        }

        return events.Count == options.Value.BatchSize;
    }

    private async Task ProcessAsync(WebhookQueue queue, List<WebhookEvent> events, CancellationToken cancellationToken)
    {
        var exhausted = events.Where(e => e.Attempts > options.Value.MaximumAttempts).Select(e => e.Id).ToList();
        await queue.EndAsync(exhausted, $"Given up after {options.Value.MaximumAttempts} attempts.", cancellationToken);

        // One that was claimed before may be what stopped the others: it goes alone.
        var fresh = events.Where(e => e.Attempts == 1).ToList();
        var again = events.Where(e => e.Attempts > 1 && !exhausted.Contains(e.Id)).Select(e => new List<WebhookEvent> { e });
        foreach (var batch in again.Prepend(fresh).Where(batch => batch.Count > 0))
        {
            await ProcessAsync(batch, cancellationToken);
        }
    }

    private async Task ProcessAsync(List<WebhookEvent> batch, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var metrics = scope.ServiceProvider.GetRequiredService<WebhookMetrics>();
        var outcomes = await scope.ServiceProvider.GetRequiredService<WebhookProcessor>().ProcessAsync(batch, cancellationToken);
        foreach (var (kind, outcome) in outcomes)
        {
            metrics.CountItem(kind, outcome);
        }

        LogProcessed(batch.Count, outcomes.Count, batch[0].Id);
    }

    [LoggerMessage(LogLevel.Debug, "Processed {Events} webhook events with {Things} things in them, the first {EventId}")]
    private partial void LogProcessed(int events, int things, Guid eventId);
}
