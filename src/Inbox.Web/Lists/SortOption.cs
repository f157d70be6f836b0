using Inbox.Web.Conversations;

namespace Inbox.Web.Lists;

/// <summary>An order that a list can be in.</summary>
/// <param name="Name">A key of the localizer.</param>
public sealed record SortOption(ConversationSort Sort, string Name)
{
    public static IReadOnlyList<SortOption> All { get; } =
    [
        new(ConversationSort.Newest, "Newest first"),
        new(ConversationSort.Waiting, "Waiting longest first"),
        new(ConversationSort.Closing, "Window closing first"),
    ];
}
