namespace Inbox.Web.ContactBulkActs;

public enum ContactBulkState
{
    /// <summary>They are chosen, and nothing is done yet.</summary>
    Chosen,
    Running,
    Done,
    Undoing,
    Undone,
}
