namespace Inbox.Web.ContactBulkActs;

/// <summary>What became of one of many contacts.</summary>
public enum ContactBulkOutcome
{
    Changed,
    Unchanged,

    /// <summary>It could not be done.</summary>
    LeftOut,

    /// <summary>It was changed, and is as before again.</summary>
    TakenBack,

    /// <summary>It was changed, and stays as somebody made it since.</summary>
    Kept,
}
