namespace Inbox.Web.Conversations;

public enum ConversationStatus
{
    Open,
    Snoozed,
    Closed,
}
