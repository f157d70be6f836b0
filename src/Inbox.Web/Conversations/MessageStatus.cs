namespace Inbox.Web.Conversations;

public enum MessageDirection
{
    Incoming,
    Outgoing,
}

/// <summary>How far a message came. Incoming ones are delivered: they are here.</summary>
public enum MessageStatus
{
    /// <summary>Ours, and waits for its turn; or a limit or an outage put it back.</summary>
    Queued,

    /// <summary>A worker is handing it to Meta; if that worker dies it becomes unknown, never queued.</summary>
    Sending,

    Sent,
    Delivered,
    Read,

    /// <summary>Meta refused it, or nobody ever confirmed it.</summary>
    Failed,

    /// <summary>Meta's answer was lost: it may have been sent, so the echo or the history decides (meta-platform 3.9).</summary>
    Unknown,

    /// <summary>Taken back before it was sent.</summary>
    Cancelled,
}
