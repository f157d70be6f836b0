using Inbox.Web.Meta;
using Inbox.Web.Tenancy;

namespace Inbox.Web.Conversations;

/// <summary>One thing said in a conversation, by the contact or by the business.</summary>
public sealed class Message : IOrganizationOwned
{
    public const int MidLength = 512;

    internal Message(Conversation conversation, MessageDirection direction, string mid, string? text, DateTimeOffset sentAt)
        : this(conversation.OrganizationId, conversation.Id, conversation.ChannelId, conversation.Platform, direction, mid, text, sentAt)
    {
        Status = direction == MessageDirection.Incoming ? MessageStatus.Delivered : MessageStatus.Sent;
        DeliveredAt = direction == MessageDirection.Incoming ? sentAt : null;
    }

#pragma warning disable IDE0051 // EF Core constructs stored messages through this one.
    private Message(
        Guid organizationId, Guid conversationId, Guid channelId, Platform platform,
        MessageDirection direction, string mid, string? text, DateTimeOffset sentAt)
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

    /// <summary>Meta's id of the message, unique within the channel.</summary>
    public string Mid { get; private set; }

    public string? Text { get; private set; }

    /// <summary>When it was sent by Meta's clock; the order of a thread.</summary>
    public DateTimeOffset SentAt { get; private set; }

    public DateTimeOffset? DeliveredAt { get; private set; }

    public DateTimeOffset? ReadAt { get; private set; }

    /// <summary>The app that sent an echoed message (meta-platform 2.6); null for incoming ones and where Meta does not say.</summary>
    public string? SenderAppId { get; internal set; }

    public IReadOnlyList<Attachment> Attachments => attachments;

    private readonly List<Attachment> attachments = [];

    /// <summary>Hangs something on the message, in the order of the calls.</summary>
    public void Attach(string kind, string? url, string? title) =>
        attachments.Add(new Attachment(this, attachments.Count, kind, url, title));
}
