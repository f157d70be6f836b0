namespace Inbox.Web.ContactDirectory;

/// <summary>In which order contacts are listed, the newest first.</summary>
public enum ContactSort
{
    /// <summary>By the last message from them or to them.</summary>
    Activity,

    /// <summary>By when they first wrote.</summary>
    FirstSeen,
}
