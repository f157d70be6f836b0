using Inbox.Web.Channels;
using Inbox.Web.Contacts;
using Inbox.Web.Meta;
using Inbox.Web.Organizations;
using Inbox.Web.Tenancy;

namespace Inbox.Web.Conversations;

/// <summary>
/// An exchange with one contact identity. Carries what the inbox list shows of it,
/// so that a page of the list reads one range of one index.
/// </summary>
public sealed partial class Conversation : IOrganizationOwned
{
    public Conversation(Channel channel, ContactIdentity identity, DateTimeOffset startedAt)
        : this(channel.OrganizationId, channel.Id, identity.ContactId, identity.Id, channel.Platform, startedAt)
    {
    }

    private Conversation(
        Guid organizationId, Guid channelId, Guid contactId, Guid contactIdentityId, Platform platform, DateTimeOffset startedAt)
    {
        Id = Guid.CreateVersion7();
        (OrganizationId, ChannelId, ContactId, ContactIdentityId) = (organizationId, channelId, contactId, contactIdentityId);
        (Platform, StartedAt, LastMessageAt) = (platform, startedAt, startedAt);
    }

    public Guid OrganizationId { get; private set; }

    public Guid Id { get; private set; }

    public Guid ChannelId { get; private set; }

    public Guid ContactId { get; private set; }

    public Guid ContactIdentityId { get; private set; }

    public Platform Platform { get; private set; }

    public ConversationStatus Status { get; private set; } = ConversationStatus.Open;

    public Guid? AssigneeId { get; private set; }

    /// <summary>The team that has it, beside or instead of one agent.</summary>
    public Guid? TeamId { get; private set; }

    public ConversationAssignee Holder => new(AssigneeId, TeamId);

    public DateTimeOffset StartedAt { get; private set; }

    public DateTimeOffset? ClosedAt { get; private set; }

    public Guid? ClosedById { get; private set; }

    public Guid? LastMessageId { get; private set; }

    public DateTimeOffset LastMessageAt { get; private set; }

    public MessageDirection LastMessageDirection { get; private set; }

    public MessageStatus LastMessageStatus { get; private set; }

    /// <summary>The beginning of the newest message's text; null where it has none.</summary>
    public string? Preview { get; private set; }

    /// <summary>Whether <see cref="Preview"/> leaves off some of the text.</summary>
    public bool IsPreviewCut { get; private set; }

    /// <summary>The kind of the newest message's first attachment, for a preview without text.</summary>
    public string? PreviewAttachmentKind { get; private set; }

    /// <summary>Whether the newest message was taken back, so that nothing of it is shown.</summary>
    public bool IsPreviewUnsent { get; private set; }

    /// <summary>Who answers it, where several apps share the channel.</summary>
    public ThreadOwner Owner { get; private set; } = new();

    /// <summary>When the contact last wrote, by Meta's clock.</summary>
    public DateTimeOffset? LastIncomingAt { get; private set; }

    /// <summary>
    /// When the contact's words last reached us, by our clock: what is newer than an agent's marker is unread, however late it came.
    /// </summary>
    public DateTimeOffset? LastIncomingReceivedAt { get; private set; }

    /// <summary>What last opened the messaging window; null while nothing did.</summary>
    public WindowOpening? WindowOpenedBy { get; private set; }

    public DateTimeOffset? WindowOpenedAt { get; private set; }

    public DateTimeOffset? WindowClosesAt { get; private set; }

    public MessagingWindow? Window
    {
        get => WindowOpenedBy is { } opening ? new(opening, WindowOpenedAt!.Value, WindowClosesAt!.Value) : null;
        private set => (WindowOpenedBy, WindowOpenedAt, WindowClosesAt) = (value?.OpenedBy, value?.OpenedAt, value?.ClosesAt);
    }

    private bool isLastMessageUnsure;

    internal LastMessage LastMessage
    {
        get => new(
            LastMessageId, LastMessageAt, LastMessageDirection, LastMessageStatus,
            new(Preview, IsPreviewCut, PreviewAttachmentKind, IsPreviewUnsent), isLastMessageUnsure);
        set
        {
            (LastMessageId, LastMessageAt, isLastMessageUnsure) = (value.Id, value.At, value.IsUnsure);
            (LastMessageDirection, LastMessageStatus) = (value.Direction, value.Status);
            (Preview, IsPreviewCut, PreviewAttachmentKind, IsPreviewUnsent) = value.Preview;
        }
    }

    /// <summary>A line for the history of its contact.</summary>
    public ContactActivity ActivityOfContact(ContactActivityKind kind, DateTimeOffset at) => new(OrganizationId, ContactId, Id, kind, at);

    /// <summary>Takes in what the contact wrote.</summary>
    /// <param name="id">The message's, by which it stands among those of the same moment.</param>
    /// <param name="isQuiet">Whether it is old news: then it does not count as unread.</param>
    /// <param name="isUnwanted">Whether nobody wants to be told, since the contact is blocked: then it is kept and no more.</param>
    public Message Receive(MessageReceived received, Guid id, DateTimeOffset now, bool isQuiet = false, bool isUnwanted = false)
    {
        var message = Add(new Message(this, MessageContent.Of(received), id));
        RecordIncoming(message, received.Details, now, isQuiet, isUnwanted);
        return message;
    }

    /// <summary>The event came of a message that Meta's history told of before.</summary>
    public void Complete(Message message, ChannelEvent told, DateTimeOffset receivedAt, DateTimeOffset now, bool isUnwanted = false)
    {
        var wasQuiet = message.ReceivedAt is null;
        message.Complete(MessageContent.Of(told), receivedAt);
        if (told is MessageReceived received)
        {
            RecordIncoming(message, received.Details, now, isQuiet: !wasQuiet, isUnwanted);
        }

        LastMessage = LastMessage.Follow(message);
    }

    /// <summary>Takes in what the business sent from elsewhere, such as Meta's own inbox (meta-platform 2.6).</summary>
    public Message Echo(MessageEchoed echoed, Guid id)
    {
        var message = Add(new Message(this, MessageContent.Of(echoed), id));
        if (echoed.AppId is null || MetaApps.NameOf(echoed.AppId) is not null)
        {
            Waiting = Waiting.Answer(message.SentAt, LastIncomingAt);
        }

        return message;
    }

    /// <summary>Queues what an agent wrote; a closed conversation is open again.</summary>
    /// <param name="id">The message's id, made where it was written, so that the same one sent twice is one.</param>
    /// <param name="file">What it carries instead of a text: Meta takes one or the other (meta-platform 3.4).</param>
    /// <exception cref="InvalidOperationException">The messaging window is closed.</exception>
    public Message Reply(Agent author, Guid id, string? text, bool hasHumanAgent, DateTimeOffset now, OutgoingFile? file = null)
    {
        if (AllowanceAt(now, hasHumanAgent) == ReplyAllowance.None)
        {
            throw new InvalidOperationException($"The messaging window of conversation {Id} is closed.");
        }

        var message = new Message(this, id, author.Id, text, now);
        file?.AttachTo(message);
        Reopen();
        Waiting = Waiting.Answer(now, LastIncomingAt);
        return Add(message);
    }

    /// <summary>What may be written now.</summary>
    public ReplyAllowance AllowanceAt(DateTimeOffset now, bool hasHumanAgent) =>
        Window?.Allowance(now, hasHumanAgent) ?? ReplyAllowance.None;

    /// <summary>The contact did something that lets us write; what is older than the last such act changes nothing.</summary>
    public void OpenWindow(WindowOpening opening, DateTimeOffset at) => Window = MessagingWindow.Extend(Window, opening, at);

    /// <summary>Meta says that the window is closed, whatever we thought.</summary>
    public void CloseWindow(DateTimeOffset now) => WindowClosesAt = WindowClosesAt > now ? now : WindowClosesAt;

    /// <summary>Shows in the list what became of the newest message.</summary>
    public void Follow(Message message)
    {
        LastMessage = LastMessage.Follow(message);
        Waiting = Waiting.Follow(message, LastIncomingAt, isDone: IsClosed || IsSpam);
    }

    /// <summary>Two rows were one message: the second stays.</summary>
    public void Replace(Message twin, Message message) => LastMessage = LastMessage.Replace(twin, message);

    private Message Add(Message message)
    {
        (StartedAt, LastMessage) = (StartedAt < message.SentAt ? StartedAt : message.SentAt, LastMessage.Add(message));
        return message;
    }

    private void RecordIncoming(Message message, EventDetails details, DateTimeOffset now, bool isQuiet, bool isUnwanted)
    {
        // Meta's clock may be ahead of ours, by which an answer is dated: the rules count from when it reached us.
        var at = message.SentAt < now ? message.SentAt : now;
        OpenWindow(MessagingWindow.OpeningOf(details), at);
        LastIncomingAt = LastIncomingAt > at ? LastIncomingAt : at;
        if (!isUnwanted && !IsSpam)
        {
            Waiting = IsClosed || isQuiet ? Waiting : Waiting.Receive(at);
            LastIncomingReceivedAt = isQuiet ? LastIncomingReceivedAt : ReadMarker.NextUnread(LastIncomingReceivedAt, now);
        }
    }
}
