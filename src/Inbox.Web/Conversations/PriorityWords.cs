namespace Inbox.Web.Conversations;

/// <summary>How urgent something is, in words; they are keys of the localizer.</summary>
public static class PriorityWords
{
    /// <summary>The word where it is clear that it is about the priority.</summary>
    public static string Of(ConversationPriority priority) => priority switch
    {
        ConversationPriority.Urgent => "Urgent",
        ConversationPriority.High => "High",
        ConversationPriority.Low => "Low",
        _ => "No priority",
    };

    /// <summary>The words where they stand alone.</summary>
    public static string Whole(ConversationPriority priority) => priority switch
    {
        ConversationPriority.High => "High priority",
        ConversationPriority.Low => "Low priority",
        _ => Of(priority),
    };
}
