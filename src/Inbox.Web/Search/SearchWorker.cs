using Inbox.Web.Background;

namespace Inbox.Web.Search;

/// <summary>Fills the index behind the messages. No message waits for it, and what is not in it yet is found a moment later.</summary>
public sealed class SearchWorker(SearchIndexRefresh index, TimeProvider clock, ILogger<SearchWorker> logger)
    : QueueWorker(new WorkSignal(), clock, logger)
{
    /// <summary>An instance of an earlier edition may still index after this one has begun.</summary>
    private static readonly TimeSpan RenewalInterval = TimeSpan.FromMinutes(10);

    private DateTimeOffset renewAt = DateTimeOffset.MinValue;

    protected override TimeSpan PollInterval => TimeSpan.FromSeconds(1);

    protected override async Task<bool> ProcessBatchAsync(CancellationToken cancellationToken) =>
        await index.RefreshAsync(cancellationToken) || await RenewAsync(cancellationToken);

    private async Task<bool> RenewAsync(CancellationToken cancellationToken)
    {
        if (Clock.GetUtcNow() < renewAt)
        {
            return false;
        }

        var isAny = await index.RenewAsync(cancellationToken);
        renewAt = isAny ? renewAt : Clock.GetUtcNow() + RenewalInterval;
        return isAny;
    }
}
