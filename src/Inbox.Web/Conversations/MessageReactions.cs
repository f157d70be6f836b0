namespace Inbox.Web.Conversations;

/// <summary>The reactions to one message: each side has one at most (meta-platform 2.10).</summary>
internal static class MessageReactions
{
    /// <summary>Meta tells what a side feels; an older one changes nothing.</summary>
    /// <param name="emoji">Null takes it back.</param>
    public static void Record(this List<MessageReaction> reactions, Message message, bool isOurs, string? emoji, DateTimeOffset at)
    {
        if (reactions.Of(isOurs) is { } known)
        {
            known.Change(emoji, at);
        }
        else
        {
            reactions.Add(new MessageReaction(message, isOurs, emoji, at));
        }
    }

    /// <summary>Our side reacts, and Meta is to be told; where there is none, nothing is taken back.</summary>
    /// <param name="emoji">Null takes it back.</param>
    public static void Choose(this List<MessageReaction> reactions, Message message, string? emoji, DateTimeOffset now)
    {
        if (reactions.Of(isOurs: true) is { } known)
        {
            known.Choose(emoji, now);
        }
        else if (emoji is not null)
        {
            reactions.Add(MessageReaction.Chosen(message, emoji, now));
        }
    }

    private static MessageReaction? Of(this List<MessageReaction> reactions, bool isOurs) =>
        reactions.Find(reaction => reaction.IsOurs == isOurs);
}
