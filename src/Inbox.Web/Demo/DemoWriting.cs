using Inbox.Web.Contacts;
using Inbox.Web.Conversations;
using Inbox.Web.Meta;
using Inbox.Web.Organizations;
using Inbox.Web.SavedReplies;

namespace Inbox.Web.Demo;

/// <summary>What the demo's agents write for themselves and each other.</summary>
internal static class DemoWriting
{
    public static Note NoteIn(Conversation conversation, Agent author, string text, DateTimeOffset now) =>
        new(conversation, Guid.CreateVersion7(), author, text, now);

    /// <summary>Between the talk's last two lines, so that the list still shows the last.</summary>
    public static Message NotSentIn(Conversation conversation, Agent author, DemoTalk talk, DateTimeOffset now)
    {
        var at = now - talk.Lines[^1].Ago - TimeSpan.FromMinutes(1);
        var message = new Message(conversation, Guid.CreateVersion7(), author.Id, talk.NotSent, at);
        message.MarkFailed(SendFailureReason.Refused, null, at);
        return message;
    }

    public static ScheduledReply LaterIn(Conversation conversation, Agent author, string text, DateTimeOffset now) => new(
        author, conversation.Id, new OutgoingReply(Guid.CreateVersion7(), text), now.AddHours(3), isPlanned: true, closes: false, now);

    public static ContactNote NoteOf(Contact contact, Agent author, string text, DateTimeOffset now) =>
        new(author.OrganizationId, Guid.CreateVersion7(), contact.Id, author, text, now);

    public static IEnumerable<SavedReply> SavedReplies(Agent author, DateTimeOffset now)
    {
        yield return Saved(author, "hours", "Hello {{contact.first_name|there}}, we are open from Tuesday to Saturday, ten to six.", now);
        yield return Saved(
            author, "delivery",
            "We deliver within two weeks. As soon as the van is planned, {{agent.first_name}} writes to you with the day and the hour.",
            now);
        yield return Saved(author, "thanks", "Thank you, {{contact.first_name|and see you soon}}! Your team at {{organization.name}}", now);
    }

    private static SavedReply Saved(Agent author, string shortcut, string text, DateTimeOffset now)
    {
        var reply = new SavedReply(author, now);
        reply.Write(shortcut, text, []);
        reply.GiveTo(SavedReplyScope.Everyone, teamId: null);
        return reply;
    }
}
