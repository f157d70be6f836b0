using Inbox.Testing;
using Inbox.Web.Channels;
using Inbox.Web.Contacts;
using Inbox.Web.Conversations;
using Inbox.Web.Data;
using Inbox.Web.Meta;

namespace Inbox.Web.Tests.Support;

/// <summary>Makes conversations as the receiver would, where a test needs many or needs them just so.</summary>
internal static class Talks
{
    public static Conversation Begin(InboxDbContext db, Channel channel, DateTimeOffset at, string name = "Ada Lovelace")
    {
        var contact = new Contact(channel.OrganizationId, $"Messenger user {TestOrganization.NextId()[^4..]}", at);
        contact.Rename(name, null, null);
        var identity = new ContactIdentity(channel, contact, TestOrganization.NextId(), at);
        var conversation = new Conversation(channel, identity, at);
        db.AddRange(contact, identity, conversation);
        return conversation;
    }

    public static Message Say(
        InboxDbContext db, Conversation conversation, string? text, DateTimeOffset at, DateTimeOffset? receivedAt = null)
    {
        var received = new MessageReceived(conversation.Platform, "", "", Payload.NewMid(), text, [], at);
        var message = conversation.Receive(received, MessageId.Next(at), receivedAt ?? at);
        db.Add(message);
        return message;
    }

    public static Message Answer(InboxDbContext db, Conversation conversation, string? text, DateTimeOffset at)
    {
        var message = conversation.Echo(
            new MessageEchoed(conversation.Platform, "", "", Payload.NewMid(), text, [], at, null, null), MessageId.Next(at));
        db.Add(message);
        return message;
    }
}
