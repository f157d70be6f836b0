using Inbox.Web.Data;
using Inbox.Web.Meta;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Inbox.Web.Webhooks;

/// <summary>Delivers failed items again, each by itself, from the event they came in.</summary>
internal sealed class WebhookItemRetry(
    InboxDbContext db, WebhookQueue queue, ChannelDirectory channels, OrganizationDelivery delivery, IOptions<WebhookOptions> options)
{
    /// <summary>Tries what is due; returns how many items that were.</summary>
    public async Task<int> RetryAsync(CancellationToken cancellationToken)
    {
        var items = await queue.ClaimItemsAsync(cancellationToken);
        foreach (var item in items)
        {
            var thing = await FindAsync(item, cancellationToken);
            if (thing is { Channel: not null, IsDeliverable: false })
            {
                await KeepAsync(item, thing, cancellationToken);
                continue;
            }

            await RecordAsync(item, await DeliverAsync(thing, cancellationToken), cancellationToken);
        }

        return items.Count;
    }

    private async Task<WebhookThing> FindAsync(WebhookItem item, CancellationToken cancellationToken)
    {
        var webhookEvent = await db.WebhookEvents.AsNoTracking().SingleAsync(e => e.Id == item.EventId, cancellationToken);
        var reading = WebhookReader.Read(webhookEvent.Body, webhookEvent.ReceivedAt).Items[item.Position];
        var known = await channels.FindAsync([reading], cancellationToken);
        var channel = known.GetValueOrDefault((reading.Platform!.Value, reading.ChannelExternalId!));
        return WebhookThing.Of(webhookEvent, item.Position, reading, channel);
    }

    private async Task<Exception?> DeliverAsync(WebhookThing thing, CancellationToken cancellationToken)
    {
        if (thing.Channel is null)
        {
            return new InvalidOperationException("Its channel is no longer connected.");
        }

        var failed = await delivery.DeliverAsync(thing.Channel.OrganizationId, [thing], cancellationToken);
        return failed.Select(f => f.Exception).FirstOrDefault();
    }

    /// <summary>It waited for its channel only to show that its kind is not shown.</summary>
    private Task<int> KeepAsync(WebhookItem item, WebhookThing thing, CancellationToken cancellationToken)
    {
        var kept = thing.ToItem(item.CreatedAt);
        return db.WebhookItems.Where(i => i.Id == item.Id).ExecuteUpdateAsync(
            i => i.SetProperty(x => x.State, kept.State).SetProperty(x => x.ReasonCode, kept.ReasonCode)
                .SetProperty(x => x.ReasonText, (string?)null).SetProperty(x => x.DueAt, (DateTimeOffset?)null),
            cancellationToken);
    }

    private Task<int> RecordAsync(WebhookItem item, Exception? exception, CancellationToken cancellationToken)
    {
        var state = exception is null ? WebhookItemState.Done
            : item.Attempts >= options.Value.MaximumAttempts ? WebhookItemState.Dead
            : WebhookItemState.Failed;
        var reason = exception is null ? null : WebhookThing.ReasonOf(exception);
        var pause = WebhookOptions.BackoffAfter(item.Attempts) - options.Value.Lease;
        var dueAt = state == WebhookItemState.Failed ? item.DueAt + pause : null;
        return db.WebhookItems.Where(i => i.Id == item.Id).ExecuteUpdateAsync(
            i => i.SetProperty(x => x.State, state).SetProperty(x => x.ReasonCode, reason).SetProperty(x => x.ReasonText, (string?)null)
                .SetProperty(x => x.DueAt, dueAt),
            cancellationToken);
    }
}
