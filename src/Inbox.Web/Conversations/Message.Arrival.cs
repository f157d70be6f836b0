using Inbox.Web.Meta;

namespace Inbox.Web.Conversations;

/// <summary>
/// How a message came to us. Meta's history tells less than a message's own event, and its times in whole seconds: what is known
/// from there only is completed once the event comes, so that the end is the same in either order (meta-platform 5.2).
/// </summary>
public sealed partial class Message
{
    /// <summary>
    /// When it reached us as something new, by our clock; null for our own, and for what was imported without telling anybody.
    /// </summary>
    public DateTimeOffset? ReceivedAt { get; private set; }

    /// <summary>When it came into its conversation, by our clock; null for our own.</summary>
    public DateTimeOffset? StoredAt { get; private set; }

    /// <summary>Whether only Meta's history told of it so far, and no event.</summary>
    public bool IsFromHistory { get; private set; }

    internal void Arrive(DateTimeOffset? receivedAt, DateTimeOffset storedAt, bool isFromHistory) =>
        (ReceivedAt, StoredAt, IsFromHistory) = (receivedAt, storedAt, isFromHistory);

    /// <summary>Its own event came at last. What was unsent stays gone, and a newer text stays.</summary>
    internal void Complete(ChannelEvent told, DateTimeOffset receivedAt)
    {
        var (text, details, attached) = told switch
        {
            MessageReceived received => (received.Text, received.Details, received.Attachments),
            MessageEchoed echoed => (echoed.Text, echoed.Details, echoed.Attachments),
            _ => throw new InvalidOperationException($"A {told.GetType().Name} is no message."),
        };
        (SentAt, ReceivedAt, IsFromHistory) = (told.At, ReceivedAt ?? receivedAt, false);
        DeliveredAt = Direction == MessageDirection.Incoming ? told.At : DeliveredAt;
        SenderAppId = (told as MessageEchoed)?.AppId ?? SenderAppId;
        if (!IsUnsent)
        {
            Describe(details);
            CompleteText(text);
            CompleteAttachments(attached);
        }
    }

    private void CompleteText(string? text)
    {
        Text = EditNumber == 0 ? text : Text;
        edits.Find(edit => edit.Number == 0)?.Correct(text, SentAt);
    }

    private void CompleteAttachments(IReadOnlyList<EventAttachment> told)
    {
        foreach (var (position, attachment) in told.Index())
        {
            if (attachments.Find(known => known.Position == position) is { } known)
            {
                known.Describe(attachment);
            }
            else
            {
                Attach(attachment);
            }
        }
    }
}
