namespace Inbox.Web.Lists;

/// <summary>What can be done to many conversations at once.</summary>
public enum BulkKind
{
    Close,
    Reopen,
    Snooze,
    Assign,
    Unassign,
    Prioritize,
    MarkSpam,
    UnmarkSpam,

    /// <summary>From here on what lies beside a conversation is changed.</summary>
    Label,
    Unlabel,
    MarkRead,
    MarkUnread,
}
