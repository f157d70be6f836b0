namespace Inbox.Web.Conversations;

/// <summary>Whose conversations a list shows.</summary>
public enum Assignment
{
    All,
    Mine,
    Unassigned,
}
