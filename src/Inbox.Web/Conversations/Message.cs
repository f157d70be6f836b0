using Inbox.Web.Media;
using Inbox.Web.Meta;
using Inbox.Web.Meta.Graph;
using Inbox.Web.Tenancy;

namespace Inbox.Web.Conversations;

/// <summary>One thing said in a conversation, by the contact or by the business.</summary>
public sealed partial class Message : IOrganizationOwned
{
    public const int MidLength = 512;

    /// <summary>A message that Meta told us of.</summary>
    internal Message(Conversation conversation, MessageDirection direction, string mid, string? text, DateTimeOffset sentAt)
        : this(conversation.OrganizationId, conversation.Id, conversation.ChannelId, conversation.Platform, direction, mid, text, sentAt)
    {
        Status = direction == MessageDirection.Incoming ? MessageStatus.Delivered : MessageStatus.Sent;
        DeliveredAt = direction == MessageDirection.Incoming ? sentAt : null;
    }

    /// <summary>A message of ours, to be sent as soon as it may.</summary>
    internal Message(Conversation conversation, Guid id, Guid authorId, string? text, DateTimeOffset now)
        : this(conversation.OrganizationId, conversation.Id, conversation.ChannelId, conversation.Platform, MessageDirection.Outgoing, null,
            text, now)
    {
        (Id, AuthorId, Status, QueuedAt, DueAt) = (id, authorId, MessageStatus.Queued, now, now);
    }

#pragma warning disable IDE0051 // EF Core constructs stored messages through this one.
    private Message(
        Guid organizationId, Guid conversationId, Guid channelId, Platform platform,
        MessageDirection direction, string? mid, string? text, DateTimeOffset sentAt)
    {
        Id = Guid.CreateVersion7();
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

    public MessageStatus Status { get; private set; }

    /// <summary>Meta's id of the message, unique within the channel; null until Meta has given ours one.</summary>
    public string? Mid { get; private set; }

    public string? Text { get; private set; }

    /// <summary>When it was sent by Meta's clock; the order of a thread. While Meta has not told, when we queued or sent it.</summary>
    public DateTimeOffset SentAt { get; private set; }

    public DateTimeOffset? DeliveredAt { get; private set; }

    public DateTimeOffset? ReadAt { get; private set; }

    /// <summary>Who wrote it; null for incoming ones and what was sent elsewhere.</summary>
    public Guid? AuthorId { get; private set; }

    public DateTimeOffset? QueuedAt { get; private set; }

    /// <summary>When it was last handed to Meta.</summary>
    public DateTimeOffset? SendingAt { get; private set; }

    public DateTimeOffset? UnknownAt { get; private set; }

    public DateTimeOffset? FailedAt { get; private set; }

    public DateTimeOffset? CancelledAt { get; private set; }

    /// <summary>
    /// When a worker looks at it next: to send it, to find out what became of a lost worker, or to settle what is unknown.
    /// </summary>
    public DateTimeOffset? DueAt { get; private set; }

    /// <summary>How often it was handed to Meta.</summary>
    public int SendAttempts { get; private set; }

    /// <summary>Whether it went out tagged HUMAN_AGENT (meta-platform 3.2).</summary>
    public bool IsHumanAgent { get; private set; }

    /// <summary>Meta's code for the refusal (meta-platform 6.2); null where we refused it ourselves.</summary>
    public int? FailureCode { get; private set; }

    public int? FailureSubcode { get; private set; }

    public SendFailureReason? FailureReason { get; private set; }

    /// <summary>The mid of the message it answers, which we may not know (meta-platform 2.5).</summary>
    public string? ReplyToMid { get; internal set; }

    /// <summary>Since when the contact had waited for it; null where nobody did.</summary>
    public DateTimeOffset? AnswersFrom { get; internal set; }

    /// <summary>The app that sent an echoed message (meta-platform 2.6); null for incoming ones and where Meta does not say.</summary>
    public string? SenderAppId { get; internal set; }

    public IReadOnlyList<Attachment> Attachments => attachments;

    private readonly List<Attachment> attachments = [];

    /// <summary>Whether it is ours and its way is not at its end.</summary>
    public bool IsOnTheWay => Status is MessageStatus.Queued or MessageStatus.Sending or MessageStatus.Unknown;

    /// <summary>Meta has it. An earlier word of the same stands, and a later status is not taken back.</summary>
    public void MarkSent(string mid, DateTimeOffset sentAt)
    {
        Mid ??= mid;
        if (IsOnTheWay)
        {
            (Status, SentAt, DueAt) = (MessageStatus.Sent, sentAt, null);
        }
    }

    /// <summary>
    /// Meta says itself that it sent this message, and when. That holds whatever we thought before, a failure too
    /// (meta-platform 2.6).
    /// </summary>
    public void Echoed(string mid, DateTimeOffset sentAt)
    {
        (Mid, SentAt) = (Mid ?? mid, sentAt);
        if (IsOnTheWay || Status is MessageStatus.Failed or MessageStatus.Cancelled)
        {
            (Status, DueAt, FailedAt, CancelledAt) = (MessageStatus.Sent, null, null, null);
            (FailureReason, FailureCode, FailureSubcode) = (null, null, null);
        }
    }

    /// <summary>The contact has it, or has read it; what is further along stays.</summary>
    public void Reach(DateTimeOffset? deliveredUntil, DateTimeOffset? readUntil)
    {
        if (Status is MessageStatus.Sent && SentAt <= deliveredUntil)
        {
            (Status, DeliveredAt) = (MessageStatus.Delivered, deliveredUntil);
        }

        if (Status is MessageStatus.Sent or MessageStatus.Delivered && SentAt <= readUntil)
        {
            (Status, ReadAt) = (MessageStatus.Read, readUntil);
        }
    }

    /// <summary>Meta took it under this tag, or without one.</summary>
    public void RecordTag(bool isHumanAgent) => IsHumanAgent = isHumanAgent;

    public void MarkFailed(SendFailureReason reason, GraphError? error, DateTimeOffset now)
    {
        if (IsOnTheWay)
        {
            (Status, FailedAt, DueAt) = (MessageStatus.Failed, now, null);
            (FailureReason, FailureCode, FailureSubcode) = (reason, error?.Code, error?.Subcode);
        }
    }

    /// <summary>The answer was lost: only the echo or the history can tell (meta-platform 3.9).</summary>
    public void MarkUnknown(DateTimeOffset now, DateTimeOffset settleAt)
    {
        if (Status == MessageStatus.Sending)
        {
            (Status, UnknownAt, DueAt) = (MessageStatus.Unknown, now, settleAt);
        }
    }

    /// <summary>It was provably not sent: it waits its turn again.</summary>
    public void PutBack(DateTimeOffset dueAt)
    {
        if (Status == MessageStatus.Sending)
        {
            (Status, DueAt) = (MessageStatus.Queued, dueAt);
        }
    }

    /// <summary>Meta said that it may be tried later.</summary>
    public void TryAgainAt(DateTimeOffset dueAt)
    {
        SendAttempts++;
        PutBack(dueAt);
    }

    /// <summary>Takes it back before it is sent.</summary>
    public void Cancel(DateTimeOffset now)
    {
        if (Status == MessageStatus.Queued)
        {
            (Status, CancelledAt, DueAt) = (MessageStatus.Cancelled, now, null);
        }
    }

    /// <summary>A person wants it sent again, although it failed or nobody knows what became of it.</summary>
    /// <exception cref="InvalidOperationException">It is on its way, or arrived.</exception>
    public void QueueAgain(DateTimeOffset now)
    {
        if (Status is not (MessageStatus.Failed or MessageStatus.Unknown))
        {
            throw new InvalidOperationException($"Message {Id} is {Status}: only a failed or unknown one can be queued again.");
        }

        (Status, QueuedAt, SentAt, DueAt, SendAttempts) = (MessageStatus.Queued, now, now, now, 0);
        (FailureReason, FailureCode, FailureSubcode) = (null, null, null);
    }

    /// <summary>Hangs a file of ours on the message.</summary>
    /// <param name="kind">Meta's word for it (meta-platform 3.4).</param>
    internal void Attach(string kind, StoredFile file) => attachments.Add(new Attachment(this, attachments.Count, kind, file));

    /// <summary>Hangs something on the message, in the order of the calls.</summary>
    public void Attach(EventAttachment attachment) => attachments.Add(new Attachment(this, attachments.Count, attachment));
}
