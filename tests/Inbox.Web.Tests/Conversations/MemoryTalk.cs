using Inbox.Web.Channels;
using Inbox.Web.Contacts;
using Inbox.Web.Conversations;
using Inbox.Web.Meta;
using Inbox.Web.Organizations;

namespace Inbox.Web.Tests.Conversations;

/// <summary>A conversation with its agents, without a database: what is done to it is done at minutes after its beginning.</summary>
internal sealed class MemoryTalk
{
    private const string MetasInbox = "263902037430900";

    private readonly Guid organizationId = Guid.NewGuid();

    public MemoryTalk()
    {
        var channel = new Channel(organizationId, Platform.Messenger, "104", "104", "Habitat", At(0));
        var contact = new Contact(organizationId, "Ada Lovelace", At(0));
        Conversation = new Conversation(channel, new ContactIdentity(channel, contact, "105", At(0)), At(0));
        (Anna, Ben) = (Work("Anna Keller"), Work("Ben Okafor"));
        Team = new Team(organizationId, "Orders", At(0));
    }

    public Conversation Conversation { get; }

    public Agent Anna { get; }

    public Agent Ben { get; }

    public Team Team { get; }

    public static DateTimeOffset At(int minute) => new DateTimeOffset(2026, 11, 20, 10, 0, 0, TimeSpan.Zero).AddMinutes(minute);

    public static MessageReceived Received(int minute, string? text = "Hello", EventDetails? details = null) =>
        new(Platform.Messenger, "104", "105", $"m_{Guid.NewGuid():N}", text, [], At(minute)) { Details = details ?? EventDetails.None };

    /// <summary>The contact writes, and it comes at once.</summary>
    public Message Hear(int minute, string? text = "Hello", EventDetails? details = null) =>
        Conversation.Receive(Received(minute, text, details), MessageId.Next(At(minute)), At(minute));

    public Message Say(int minute, string text = "Hi there") =>
        Conversation.Reply(Anna, Guid.CreateVersion7(), text, hasHumanAgent: false, At(minute));

    /// <summary>Somebody answers in Meta's own inbox, or a program does.</summary>
    public Message Echo(int minute, string? appId = MetasInbox) =>
        Conversation.Echo(new(Platform.Messenger, "104", "105", $"m_{Guid.NewGuid():N}", "From there", [], At(minute), appId, null),
            MessageId.Next(At(minute)));

    /// <summary>What was said is not sent.</summary>
    public void Fail(Message message, int minute)
    {
        message.MarkFailed(SendFailureReason.NotConfirmed, null, At(minute));
        Conversation.Follow(message);
    }

    private Agent Work(string name) => new(organizationId, Guid.NewGuid(), name, AgentRole.Agent, At(0));
}
