using Inbox.Web.Contacts;
using Inbox.Web.Conversations;

namespace Inbox.Web.Receiving;

/// <summary>One contact identity with its contact and its conversations.</summary>
internal sealed class Sender(ContactIdentity identity, Contact contact, IEnumerable<Conversation> conversations)
{
    public ContactIdentity Identity => identity;

    public Contact Contact => contact;

    public List<Conversation> Conversations { get; } = [.. conversations.OrderBy(c => c.StartedAt)];

    /// <summary>The conversation in which a moment falls: the last one begun by then, or else the first.</summary>
    public Conversation? ConversationAt(DateTimeOffset moment) =>
        Conversations.FindLast(c => c.StartedAt <= moment) ?? Conversations.FirstOrDefault();

    /// <summary>
    /// Takes over what Meta's history tells of the person and of what people feel about a message; no window opens by it.
    /// </summary>
    public void Learn(HistoryNote told, Message message)
    {
        if (told.ContactName is { } name)
        {
            Contact.Call(name);
        }

        foreach (var reaction in told.Reactions)
        {
            message.React(reaction.IsOurs, reaction.Emoji, reaction.At);
        }
    }

    /// <summary>
    /// Where something new that the contact wrote belongs. What was written after a conversation was over begins another one, or goes
    /// to the one that later words, which came first, have begun.
    /// </summary>
    /// <returns>Null where it begins one.</returns>
    public Conversation? ConversationOfNews(DateTimeOffset moment, int? endAfterDays)
    {
        var found = ConversationAt(moment);
        var isOver = !Contact.IsBlocked && endAfterDays is { } days && found?.ClosedAt is { } closedAt && moment >= closedAt.AddDays(days);
        return isOver ? Conversations.Find(c => c.StartedAt > moment) : found;
    }

    public bool IsNewest(Conversation conversation) => Conversations[^1] == conversation;
}
