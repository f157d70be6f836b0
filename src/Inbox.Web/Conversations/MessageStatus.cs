namespace Inbox.Web.Conversations;

public enum MessageDirection
{
    Incoming,
    Outgoing,
}

/// <summary>How far a message came. Incoming ones are delivered: they are here.</summary>
public enum MessageStatus
{
    Sent,
    Delivered,
    Read,
}
