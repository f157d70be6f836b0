namespace Inbox.Web.Conversations;

public enum ConversationStatus
{
    Open,
    Snoozed,
    Closed,

    /// <summary>Nobody's business: in no list but its own, and what comes in changes nothing until somebody says that it is none.</summary>
    Spam,
}
