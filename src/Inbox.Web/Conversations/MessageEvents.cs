using Inbox.Web.Meta;

namespace Inbox.Web.Conversations;

/// <summary>What an event about a message does to it and to its conversation.</summary>
internal static class MessageEvents
{
    public static void Apply(this Conversation conversation, MessageEvent happened, Message message)
    {
        switch (happened)
        {
            case MessageReacted reacted:
                React(conversation, message, reacted);
                break;
            case MessageEdited edited:
                message.Edit(edited.Number, edited.Text, edited.At);
                break;
            case MessageUnsent unsent:
                message.Unsend(unsent.At);
                break;
        }

        conversation.Follow(message);
    }

    private static void React(Conversation conversation, Message message, MessageReacted reacted)
    {
        message.React(reacted.IsOurs, reacted.Emoji, reacted.At);
        if (reacted is { IsOurs: false, Emoji: not null })
        {
            conversation.OpenWindow(WindowOpening.Reaction, reacted.At);
        }
    }
}
