namespace Inbox.Web.ContactBulkActs;

/// <summary>What can be done with many contacts.</summary>
public enum ContactBulkKind
{
    Label,
    Unlabel,
    SetOwner,
    Block,
    Unblock,
    Erase,
}
