using Inbox.Web.Background;

namespace Inbox.Web.Search;

/// <summary>Fills the index behind the messages. No message waits for it, and what is not in it yet is found a moment later.</summary>
public sealed class SearchWorker(SearchIndexRefresh index, TimeProvider clock, ILogger<SearchWorker> logger)
    : QueueWorker(new WorkSignal(), clock, logger)
{
    protected override TimeSpan PollInterval => TimeSpan.FromSeconds(1);

    protected override Task<bool> ProcessBatchAsync(CancellationToken cancellationToken) => index.RefreshAsync(cancellationToken);
}
