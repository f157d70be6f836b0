using Inbox.Web.Background;
using Inbox.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Inbox.Web.Webhooks;

/// <summary>The table of webhook events as a queue: claims with a lease, and what a worker says of them afterwards.</summary>
public sealed class WebhookQueue(InboxDbContext db, IOptions<WebhookOptions> options, TimeProvider clock)
{
    private readonly DueRowClaim eventClaim = new("webhook_events", options.Value.Lease)
    {
        Key = ["id"],
        AlsoSet = "attempts = attempts + 1",
        Condition = "due.state = 'PENDING' and due.due_at <= @now",
        OrderBy = "due.id",
    };

    private readonly DueRowClaim itemClaim = new("webhook_items", options.Value.Lease)
    {
        Key = ["id"],
        AlsoSet = "attempts = attempts + 1",
        Condition = "due.state = 'FAILED' and due.due_at <= @now",
    };

    /// <summary>Takes up to a batch of due events out of other workers' reach, the oldest first.</summary>
    public async Task<List<WebhookEvent>> ClaimEventsAsync(CancellationToken cancellationToken)
    {
        var events = await db.WebhookEvents.ClaimAsync(eventClaim, options.Value.BatchSize, clock.GetUtcNow(), cancellationToken);
        events.Sort((one, other) => one.ReceivedAt.CompareTo(other.ReceivedAt));
        return events;
    }

    /// <summary>
    /// Makes claimed events due again, as if they had not been claimed. What is done by now, or claimed by somebody else, stays so.
    /// </summary>
    public Task ReleaseAsync(List<WebhookEvent> claimed, CancellationToken cancellationToken)
    {
        if (claimed.Count == 0)
        {
            return Task.CompletedTask;
        }

        var (ids, leases, now) = (claimed.Select(e => e.Id).ToList(), claimed.Select(e => e.DueAt).Distinct().ToList(), clock.GetUtcNow());
        return db.WebhookEvents
            .Where(e => ids.Contains(e.Id) && leases.Contains(e.DueAt) && e.State == WebhookState.Pending)
            .ExecuteUpdateAsync(
                e => e.SetProperty(x => x.DueAt, now).SetProperty(x => x.Attempts, x => x.Attempts - 1), cancellationToken);
    }

    /// <summary>Takes up to a batch of failed items whose pause is over.</summary>
    public Task<List<WebhookItem>> ClaimItemsAsync(CancellationToken cancellationToken) =>
        db.WebhookItems.ClaimAsync(itemClaim, options.Value.BatchSize, clock.GetUtcNow(), cancellationToken);

    /// <summary>
    /// Makes due what came for a channel before it was connected, as long as raw events are kept. One that fails again is a failure like
    /// others.
    /// </summary>
    public Task<int> ReviveItemsAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var since = now - options.Value.KeepRawFor;
        return db.Database.ExecuteSqlAsync(
            $"""
            update webhook_items item
            set state = 'FAILED', due_at = {now}, attempts = 0, organization_id = channel.organization_id, channel_id = channel.id
            from channels channel, webhook_events event
            where channel.disconnected_at is null and channel.connected_at >= {since}
                and item.state = 'NO_CHANNEL' and item.channel_external_id = channel.external_id and item.platform = channel.platform
                and item.created_at >= {since}
                and event.id = item.event_id and event.meta_app_id is not distinct from channel.meta_app_id
            """, cancellationToken);
    }

    /// <summary>Ends events for good: nothing is left to do, or (with an error) they wait for a person.</summary>
    public Task EndAsync(IReadOnlyCollection<Guid> eventIds, string? error, CancellationToken cancellationToken)
    {
        var state = error is null ? WebhookState.Done : WebhookState.Dead;
        return eventIds.Count == 0 ? Task.CompletedTask : db.WebhookEvents
            .Where(e => eventIds.Contains(e.Id))
            .ExecuteUpdateAsync(e => e.SetProperty(x => x.State, state).SetProperty(x => x.Error, error), cancellationToken);
    }
}
