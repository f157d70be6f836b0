using Inbox.Web.Threads;

namespace Inbox.Web.ContactDirectory;

/// <summary>A contact with the value by which they are ordered.</summary>
internal sealed class KeyedContact<TKey>
{
    public required SeenContact Seen { get; init; }

    public required TKey Key { get; init; }
}

/// <summary>A row of the list with the value by which it is ordered.</summary>
internal sealed record KeyedRow<TKey>(ContactRow Row, TKey Key);
