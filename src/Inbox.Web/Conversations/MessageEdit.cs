using Inbox.Web.Tenancy;

namespace Inbox.Web.Conversations;

/// <summary>One of the texts that a message had; number 0 is what was first written.</summary>
public sealed class MessageEdit : IOrganizationOwned
{
    internal MessageEdit(Message message, int number, string? text, DateTimeOffset at)
        : this(message.OrganizationId, message.Id, number, text, at)
    {
    }

    private MessageEdit(Guid organizationId, Guid messageId, int number, string? text, DateTimeOffset at) =>
        (OrganizationId, MessageId, Number, Text, At) = (organizationId, messageId, number, text, at);

    public Guid OrganizationId { get; private set; }

    public Guid MessageId { get; private set; }

    public int Number { get; private set; }

    public string? Text { get; private set; }

    public DateTimeOffset At { get; private set; }

    internal void Correct(string? text, DateTimeOffset at) => (Text, At) = (text, at);
}

/// <summary>The texts that one message had, in whatever order Meta tells of them (meta-platform 2.9).</summary>
internal static class MessageEdits
{
    /// <summary>Keeps a text; what was first written is number 0, and kept with the first change.</summary>
    /// <returns>Whether it is news: of two texts with one number the later one stands.</returns>
    public static bool TryAdd(this List<MessageEdit> edits, Message message, int number, string text, DateTimeOffset at)
    {
        if (edits.Find(edit => edit.Number == number) is { } same)
        {
            var isNews = same.Text != text && same.At <= at;
            if (isNews)
            {
                same.Correct(text, at);
            }

            return isNews;
        }

        if (edits.Count == 0)
        {
            edits.Add(new MessageEdit(message, 0, message.Text, message.SentAt));
        }

        edits.Add(new MessageEdit(message, number, text, at));
        return true;
    }

    /// <summary>Meta tells more exactly what was first written.</summary>
    public static void CorrectFirst(this List<MessageEdit> edits, string? text, DateTimeOffset at) =>
        edits.Find(edit => edit.Number == 0)?.Correct(text, at);
}
