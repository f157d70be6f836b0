namespace Inbox.Web.ContactBulkActs;

public enum ContactBulkState
{
    /// <summary>They are chosen, and nothing is done yet.</summary>
    Chosen,
    Running,

    /// <summary>Whoever is at it finishes with those that it has, and no more.</summary>
    Stopping,
    Done,
    Undoing,
    Undone,
}
