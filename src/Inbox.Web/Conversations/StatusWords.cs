namespace Inbox.Web.Conversations;

/// <summary>Where a conversation stands, in words; they are keys of the localizer.</summary>
public static class StatusWords
{
    public static string Of(ConversationStatus status) => status switch
    {
        ConversationStatus.Snoozed => "Snoozed",
        ConversationStatus.Closed => "Closed",
        ConversationStatus.Spam => "Spam",
        _ => "Open",
    };
}
