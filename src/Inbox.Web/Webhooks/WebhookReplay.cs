using Inbox.Web.Data;
using Inbox.Web.Meta;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Webhooks;

/// <summary>
/// Reads kept items again: what was not understood, belonged to no channel or failed may be understood now. What is here
/// already is not made again, and what was unsent stays gone, since its place is kept.
/// </summary>
internal sealed class WebhookReplay(InboxDbContext db, ChannelDirectory channels, OrganizationDelivery delivery)
{
    private const int BatchSize = 100;

    /// <summary>Replays all items of a kind that did not become anything; returns how many are done, of how many.</summary>
    public async Task<(int Done, int Seen)> ReplayAllAsync(string kind, CancellationToken cancellationToken)
    {
        var (done, seen, last) = (0, 0, Guid.Empty);
        while (true)
        {
            var ids = await FindBatchAsync(kind, last, cancellationToken);
            foreach (var id in ids)
            {
                done += await ReplayAsync(id, cancellationToken) == WebhookItemState.Done ? 1 : 0;
            }

            if (ids.Count == 0)
            {
                return (done, seen);
            }

            (seen, last) = (seen + ids.Count, ids[^1]);
        }
    }

    /// <summary>Replays one item; returns its state afterwards, or null where there is no such item.</summary>
    public async Task<WebhookItemState?> ReplayAsync(Guid itemId, CancellationToken cancellationToken)
    {
        var found = await (
            from item in db.WebhookItems.AsNoTracking().Where(i => i.Id == itemId)
            join webhookEvent in db.WebhookEvents.AsNoTracking() on item.EventId equals webhookEvent.Id
            select new { item, webhookEvent }).SingleOrDefaultAsync(cancellationToken);
        if (found is null || found.item.State == WebhookItemState.Done)
        {
            return found?.item.State;
        }

        var thing = await ReadAsync(found.item, found.webhookEvent, cancellationToken);
        return thing is { IsDeliverable: true } ? await DeliverAsync(itemId, thing, cancellationToken) : found.item.State;
    }

    private Task<List<Guid>> FindBatchAsync(string kind, Guid last, CancellationToken cancellationToken) =>
        db.WebhookItems
            .Where(i => i.Kind == kind && i.State != WebhookItemState.Done && i.Id > last).OrderBy(i => i.Id)
            .Select(i => i.Id).Take(BatchSize).ToListAsync(cancellationToken);

    private async Task<WebhookThing?> ReadAsync(WebhookItem item, WebhookEvent webhookEvent, CancellationToken cancellationToken)
    {
        var readings = WebhookReader.Read(webhookEvent.Body, webhookEvent.ReceivedAt).Items;
        if (item.Position >= readings.Count || readings[item.Position] is not { Platform: { } platform, ChannelExternalId: { } id } reading)
        {
            return null;
        }

        var known = await channels.FindAsync([reading], cancellationToken);
        return new WebhookThing(item.EventId, item.Position, reading, known.GetValueOrDefault((platform, id)));
    }

    private async Task<WebhookItemState> DeliverAsync(Guid itemId, WebhookThing thing, CancellationToken cancellationToken)
    {
        var channel = thing.Channel!;
        var failed = await delivery.DeliverAsync(channel.OrganizationId, [thing], cancellationToken);
        var (state, reason) = failed is [var (_, exception)]
            ? (WebhookItemState.Dead, WebhookThing.ReasonOf(exception))
            : (WebhookItemState.Done, null);
        await db.WebhookItems.Where(i => i.Id == itemId).ExecuteUpdateAsync(
            i => i.SetProperty(x => x.State, state).SetProperty(x => x.ReasonCode, reason).SetProperty(x => x.ReasonText, (string?)null)
                .SetProperty(x => x.DueAt, (DateTimeOffset?)null)
                .SetProperty(x => x.OrganizationId, channel.OrganizationId).SetProperty(x => x.ChannelId, channel.Id),
            cancellationToken);
        return state;
    }
}
