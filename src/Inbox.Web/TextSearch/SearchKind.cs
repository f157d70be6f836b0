namespace Inbox.Web.TextSearch;

/// <summary>What an entry is a copy of.</summary>
public enum SearchKind
{
    Message,
    Note,
}
