using System.Collections.Concurrent;
using Inbox.Web.Channels;
using Inbox.Web.Data;
using Inbox.Web.Meta;

namespace Inbox.Web.Webhooks;

/// <summary>Turns stored webhook events into what their organizations see; what does not become a message is kept as an item.</summary>
internal sealed class WebhookProcessor(
    InboxDbContext db, WebhookQueue queue, ChannelDirectory channels, OrganizationDelivery delivery, TimeProvider clock)
{
    private const int MaxParallel = 3;

    /// <summary>Works off claimed events. Safe to repeat: until the last step nothing says that they were done.</summary>
    /// <returns>What it found, and whether each became a message.</returns>
    public async Task<IReadOnlyList<(string Kind, string Outcome)>> ProcessAsync(
        IReadOnlyList<WebhookEvent> events, CancellationToken cancellationToken)
    {
        var readings = events.Select(e => (Event: e, Reading: WebhookReader.Read(e.Body, e.ReceivedAt))).ToList();
        var things = await IdentifyAsync(readings, cancellationToken);
        var failed = await DeliverAsync(things, cancellationToken);
        var now = clock.GetUtcNow();
        await channels.RecordEventsAsync(things.Select(thing => thing.Channel).OfType<Channel>(), now, cancellationToken);
        var leftovers = things.Where(t => !t.IsDeliverable).Select(t => t.ToItem(now))
            .Concat(failed.Select(f => f.Thing.ToFailedItem(f.Exception, now))).ToList();
        await EndAsync(readings, leftovers, cancellationToken);
        return [
            .. things.Where(t => t.IsDeliverable).Select(t => (t.Reading.Kind, "MESSAGE")),
            .. leftovers.Select(item => (item.Kind, UpperCaseEnum.ToText(item.State)))];
    }

    private async Task<List<WebhookThing>> IdentifyAsync(
        List<(WebhookEvent Event, WebhookReading Reading)> readings, CancellationToken cancellationToken)
    {
        var known = await channels.FindAsync(readings.SelectMany(r => r.Reading.Items), cancellationToken);
        return [.. readings.SelectMany(r => r.Reading.Items.Select((item, position) => WebhookThing.Of(
            r.Event,
            position,
            item,
            item is { Platform: { } platform, ChannelExternalId: { } id } ? known.GetValueOrDefault((platform, id)) : null)))];
    }

    /// <summary>A few organizations at once: while one waits for its commit, another is read.</summary>
    private async Task<IReadOnlyCollection<(WebhookThing Thing, Exception Exception)>> DeliverAsync(
        List<WebhookThing> things, CancellationToken cancellationToken)
    {
        var failed = new ConcurrentQueue<(WebhookThing, Exception)>();
        var limits = new ParallelOptions { MaxDegreeOfParallelism = MaxParallel, CancellationToken = cancellationToken };
        var groups = things.Where(t => t.IsDeliverable).GroupBy(t => t.Channel!.OrganizationId);
        await Parallel.ForEachAsync(groups, limits, async (group, token) =>
        {
            foreach (var failure in await delivery.DeliverAsync(group.Key, [.. group], token))
            {
                failed.Enqueue(failure);
            }
        });
        return failed;
    }

    /// <summary>Keeps the leftovers and ends the events in one transaction, so that neither is there without the other.</summary>
    private async Task EndAsync(
        List<(WebhookEvent Event, WebhookReading Reading)> readings, List<WebhookItem> leftovers, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        db.WebhookItems.AddRange(leftovers);
        await db.SaveChangesAsync(cancellationToken);
        foreach (var group in readings.GroupBy(r => r.Reading.Unreadable, r => r.Event.Id))
        {
            await queue.EndAsync([.. group], group.Key, cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
    }
}
