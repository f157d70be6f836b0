namespace Inbox.Web.Search;

/// <summary>What an entry is a copy of.</summary>
public enum SearchKind
{
    Message,
    Note,
}
