using Inbox.Web.Background;
using Inbox.Web.Live;

namespace Inbox.Web.Triage;

/// <summary>Looks now and then whose rest is over, and tells the open pages.</summary>
public sealed class SnoozeWorker(IServiceScopeFactory scopes, InboxFeed feed, TimeProvider clock, ILogger<SnoozeWorker> logger)
    : QueueWorker(new WorkSignal(), clock, logger)
{
    protected override async Task<bool> ProcessBatchAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var woken = await scope.ServiceProvider.GetRequiredService<SnoozeQueue>().WakeAsync(cancellationToken);
        foreach (var conversation in woken)
        {
            feed.Publish(new(conversation.OrganizationId, conversation.ConversationId));
        }

        return woken.Count == SnoozeQueue.BatchSize;
    }
}
