namespace Inbox.Web.Conversations;

/// <summary>A thread with the list beside it.</summary>
public sealed record ConversationPage(InboxPage List, ThreadPage Thread);
