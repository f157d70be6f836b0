using Inbox.Web.Channels;
using Inbox.Web.Meta;

namespace Inbox.Web.Receiving;

/// <summary>
/// Takes in whatever happened on an organization's channels. What names a message goes first: if it came with its message,
/// it waits for it in <see cref="PendingEvents"/> and is there when the message is saved, so that nobody sees it without.
/// </summary>
public sealed class EventReceiver(
    MessageEventReceiver messageEvents, MessageReceiver messages, ThreadEventReceiver threadEvents, ReceiptBatch receipts,
    ChannelNoticeRecorder notices)
{
    /// <summary>Takes in a batch of one organization, the current one. Safe to run twice.</summary>
    public async Task ReceiveAsync(IReadOnlyList<ChannelMessage> happenings, CancellationToken cancellationToken)
    {
        await messageEvents.ReceiveAsync([.. happenings.Where(h => h.Event is MessageEvent)], cancellationToken);
        await messages.ReceiveAsync([.. happenings.Where(h => h.IsMessage)], cancellationToken);
        await receipts.ReceiveAsync(happenings, cancellationToken);
        await threadEvents.ReceiveAsync([.. happenings.Where(h => h.Event is ThreadEvent)], cancellationToken);
        foreach (var happening in happenings)
        {
            if (happening.Event is ChannelNoticed noticed)
            {
                await notices.RecordAsync(happening.Channel, noticed, cancellationToken);
            }
        }
    }
}
