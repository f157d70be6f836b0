using Inbox.Web.Media;
using Inbox.Web.Meta;
using Inbox.Web.Tenancy;

namespace Inbox.Web.Conversations;

/// <summary>
/// One thing said in a conversation, by the contact or by the business. Meta's history tells less than a message's own event, and its
/// times in whole seconds: what is known from there only is completed once the event comes, so that the end is the same in either order
/// (meta-platform 5.2).
/// </summary>
public sealed partial class Message : IOrganizationOwned
{
    public const int MidLength = 512;

    private readonly List<Attachment> attachments = [];

    /// <summary>A message that Meta told us of.</summary>
    /// <param name="id">By which it stands among those of the same moment (<see cref="MessageId"/>).</param>
    internal Message(Conversation conversation, MessageContent content, Guid id)
        : this(conversation.OrganizationId, conversation.Id, conversation.ChannelId, conversation.Platform, content.Direction, content.Mid,
            content.Text, content.SentAt)
    {
        Id = id;
        Status = content.Direction == MessageDirection.Incoming ? MessageStatus.Delivered : MessageStatus.Sent;
        DeliveredAt = content.Direction == MessageDirection.Incoming ? content.SentAt : null;
        SenderAppId = content.SenderAppId;
        Describe(content);
        Attach(content.Attachments);
    }

    /// <summary>A message of ours, to be sent as soon as it may.</summary>
    internal Message(Conversation conversation, Guid id, Guid authorId, string? text, DateTimeOffset now)
        : this(conversation.OrganizationId, conversation.Id, conversation.ChannelId, conversation.Platform, MessageDirection.Outgoing, null,
            text, now)
    {
        (Id, AuthorId, Status, QueuedAt, DueAt) = (id, authorId, MessageStatus.Queued, now, now);
        AnswersFrom = conversation.WaitingSince;
    }

#pragma warning disable IDE0051 // EF Core constructs stored messages through this one.
    private Message(
        Guid organizationId, Guid conversationId, Guid channelId, Platform platform,
        MessageDirection direction, string? mid, string? text, DateTimeOffset sentAt)
    {
        (OrganizationId, ConversationId, ChannelId, Platform) = (organizationId, conversationId, channelId, platform);
        (Direction, Mid, Text, SentAt) = (direction, mid, text, sentAt);
    }
#pragma warning restore IDE0051

    public Guid OrganizationId { get; private set; }

    public Guid Id { get; private set; }

    public Guid ConversationId { get; private set; }

    public Guid ChannelId { get; private set; }

    public Platform Platform { get; private set; }

    public MessageDirection Direction { get; private set; }

    /// <summary>Meta's id of the message, unique within the channel; null until Meta has given ours one.</summary>
    public string? Mid { get; private set; }

    public string? Text { get; private set; }

    /// <summary>Who wrote it; null for incoming ones and what was sent elsewhere.</summary>
    public Guid? AuthorId { get; private set; }

    /// <summary>Whether a program wrote it, for which Meta's tag for people's answers is not (meta-platform 3.2).</summary>
    public bool IsByProgram { get; internal set; }

    /// <summary>The mid of the message it answers, which we may not know (meta-platform 2.5).</summary>
    public string? ReplyToMid { get; internal set; }

    /// <summary>Whether ours goes out without quoting that one, which was unsent by then or which Meta does not know.</summary>
    public bool IsQuoteDropped { get; private set; }

    /// <summary>Since when the contact had waited for it; null where nobody did.</summary>
    public DateTimeOffset? AnswersFrom { get; private set; }

    /// <summary>The app that sent an echoed message (meta-platform 2.6); null for incoming ones and where Meta does not say.</summary>
    public string? SenderAppId { get; private set; }

    /// <summary>
    /// When it reached us as something new, by our clock; null for our own, and for what was imported without telling anybody.
    /// </summary>
    public DateTimeOffset? ReceivedAt { get; private set; }

    /// <summary>When it came into its conversation, by our clock; null for our own.</summary>
    public DateTimeOffset? StoredAt { get; private set; }

    /// <summary>Whether only Meta's history told of it so far, and no event.</summary>
    public bool IsFromHistory { get; private set; }

    public IReadOnlyList<Attachment> Attachments => attachments;

    internal void Arrive(DateTimeOffset? receivedAt, DateTimeOffset storedAt, bool isFromHistory) =>
        (ReceivedAt, StoredAt, IsFromHistory) = (receivedAt, storedAt, isFromHistory);

    /// <summary>Its own event came at last. What was unsent stays gone, and a newer text stays.</summary>
    internal void Complete(MessageContent content, DateTimeOffset receivedAt)
    {
        (SentAt, ReceivedAt, IsFromHistory) = (content.SentAt, ReceivedAt ?? receivedAt, false);
        DeliveredAt = Direction == MessageDirection.Incoming ? content.SentAt : DeliveredAt;
        SenderAppId = content.SenderAppId ?? SenderAppId;
        if (!IsUnsent)
        {
            Describe(content);
            Text = EditNumber == 0 ? content.Text : Text;
            edits.CorrectFirst(content.Text, SentAt);
            Attach(content.Attachments);
        }
    }

    /// <summary>Hangs a file of ours on the message.</summary>
    /// <param name="kind">Meta's word for it (meta-platform 3.4).</param>
    internal void Attach(string kind, StoredFile file) => attachments.Add(new Attachment(this, attachments.Count, kind, file));

    /// <summary>Hangs things on the message, in Meta's order; what hangs there already is described anew.</summary>
    private void Attach(IReadOnlyList<EventAttachment> told) => Attachment.Follow(this, attachments, told);
}
