namespace Inbox.Web.Conversations;

/// <summary>One of the ready-made lists in the side bar; the name is a key of the localizer.</summary>
public sealed record InboxView(string Name, ConversationFilter Filter, bool IsCurrent)
{
    private static readonly (string Name, ConversationFilter Filter)[] All =
    [
        ("Mine", ConversationFilter.Open with { Assignment = Assignment.Mine }),
        ("Unassigned", ConversationFilter.Open with { Assignment = Assignment.Unassigned }),
        ("All", ConversationFilter.Open),
        ("Closing soon", ConversationFilter.Open with { Sort = ConversationSort.Closing }),
        ("Snoozed", ConversationFilter.Open with { Status = ConversationStatus.Snoozed }),
        ("Closed", ConversationFilter.Open with { Status = ConversationStatus.Closed }),
    ];

    public string Address => Filter.Address;

    /// <summary>All views; the one that a filter narrows down is the current one.</summary>
    public static IReadOnlyList<InboxView> For(ConversationFilter current) =>
        [.. All.Select(view => new InboxView(view.Name, view.Filter, view.Name == NameFor(current)))];

    public static string NameFor(ConversationFilter filter) => filter.Sort == ConversationSort.Closing ? "Closing soon" : (filter.Assignment, filter.Status) switch
    {
        (Assignment.Mine, _) => "Mine",
        (Assignment.Unassigned, _) => "Unassigned",
        (_, ConversationStatus.Snoozed) => "Snoozed",
        (_, ConversationStatus.Closed) => "Closed",
        _ => "All",
    };
}
