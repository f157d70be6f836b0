namespace Inbox.Web.Conversations;

/// <summary>How much a conversation matters beside the others, as somebody on the team said.</summary>
public enum ConversationPriority
{
    None,
    Low,
    High,
    Urgent,
}
