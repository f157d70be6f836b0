namespace Inbox.Web.Conversations;

/// <summary>One of the ready-made lists in the side bar; the name is a key of the localizer.</summary>
public sealed record InboxView(string Name, ConversationFilter Filter, bool IsCurrent)
{
    private static readonly (string Name, ConversationFilter Filter)[] All =
    [
        ("Mine", ConversationFilter.Open with { Assignment = Assignment.Mine }),
        ("Unassigned", ConversationFilter.Open with { Assignment = Assignment.Unassigned }),
        ("All", ConversationFilter.Open),
        ("Needs reply", ConversationFilter.Open with { Sort = ConversationSort.Waiting }),
        ("Closing soon", ConversationFilter.Open with { Sort = ConversationSort.Closing }),
        ("Snoozed", ConversationFilter.Open with { Status = ConversationStatus.Snoozed }),
        ("Closed", ConversationFilter.Open with { Status = ConversationStatus.Closed }),
        ("Spam", ConversationFilter.Open with { Status = ConversationStatus.Spam }),
    ];

    public string Address => Filter.Address;

    /// <summary>All views; the one that a filter narrows down is the current one.</summary>
    public static IReadOnlyList<InboxView> For(ConversationFilter current) =>
        [.. All.Select(view => new InboxView(view.Name, view.Filter, view.Name == NameFor(current)))];

    public static string NameFor(ConversationFilter filter) => (filter.Assignment, filter.Status, filter.Sort) switch
    {
        (Assignment.Mine, _, _) => "Mine",
        (Assignment.Unassigned, _, _) => "Unassigned",
        (_, ConversationStatus.Snoozed, _) => "Snoozed",
        (_, ConversationStatus.Closed, _) => "Closed",
        (_, ConversationStatus.Spam, _) => "Spam",
        (_, _, ConversationSort.Closing) => "Closing soon",
        (_, _, ConversationSort.Waiting) => "Needs reply",
        _ => "All",
    };
}
