using Inbox.Web.Data;
using Inbox.Web.Meta;

namespace Inbox.Web.Receiving;

/// <summary>The receipts of a batch: of many watermarks about one contact only the last counts.</summary>
public sealed class ReceiptBatch(InboxDbContext db, ReceiptRecorder recorder, PendingEvents early)
{
    /// <summary>Moves our messages forward; a read of a message that is not here yet waits for it.</summary>
    public async Task ReceiveAsync(IReadOnlyList<ChannelMessage> happenings, CancellationToken cancellationToken)
    {
        foreach (var (channel, happened) in Last(happenings, h => h.Event is MessagesDelivered delivered ? delivered.Watermark : null))
        {
            await recorder.DeliverAsync(channel, (MessagesDelivered)happened, cancellationToken);
        }

        foreach (var (channel, happened) in Last(happenings, h => h.Event is MessagesRead { Watermark: { } watermark } ? watermark : null))
        {
            await recorder.ReadAsync(channel, (MessagesRead)happened, cancellationToken);
        }

        await ReadByMidAsync(happenings, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }

    private async Task ReadByMidAsync(IReadOnlyList<ChannelMessage> happenings, CancellationToken cancellationToken)
    {
        foreach (var (channel, happened) in happenings.Where(h => h.Event is MessagesRead { Watermark: null }))
        {
            if (!await recorder.ReadAsync(channel, (MessagesRead)happened, cancellationToken))
            {
                early.Keep(channel, happened);
            }
        }
    }

    private static IEnumerable<ChannelMessage> Last(
        IReadOnlyList<ChannelMessage> happenings, Func<ChannelMessage, DateTimeOffset?> watermark) =>
        happenings.Where(h => watermark(h) is not null)
            .GroupBy(h => (h.Channel.Id, h.Event.ContactExternalId))
            .Select(group => group.MaxBy(watermark)!);
}
