using Inbox.Web.Conversations;
using Inbox.Web.Data;
using Inbox.Web.Organizations;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Lists;

/// <summary>One of the lists in the side bar: ready-made, its name a key of the localizer, or saved by somebody.</summary>
public sealed record InboxView(string Name, ConversationFilter Filter, bool IsCurrent, SavedView? Saved = null)
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

    /// <summary>How many conversations it holds; null while nobody asked.</summary>
    public string? Count { get; init; }

    /// <summary>What is done is not counted.</summary>
    public bool IsCounted => Saved is not null || Filter.Status is ConversationStatus.Open or ConversationStatus.Snoozed;

    /// <summary>All views; the one that a filter narrows down is the current one, and none where no list is shown.</summary>
    public static IReadOnlyList<InboxView> For(ConversationFilter? current, IReadOnlyList<SavedView> saved) =>
    [
        .. All.Select(view => new InboxView(view.Name, view.Filter, current is { IsCustom: false } && view.Name == NameFor(current))),
        .. saved.Select(view => new InboxView(
            view.Name, ConversationFilter.Any with { ViewId = view.Id, Sort = view.Sort }, view.Id == current?.ViewId, view)),
    ];

    public static Task<List<SavedView>> SavedAsync(InboxDbContext db, Agent agent, CancellationToken cancellationToken) =>
        SavedViews.For(db, agent).AsNoTracking().OrderBy(v => v.Position).ThenBy(v => v.Id).Take(SavedView.MaxCount)
            .ToListAsync(cancellationToken);

    public static string NameFor(ConversationFilter filter) => (filter.Assignment, filter.Status, filter.Sort) switch
    {
        _ when filter.IsCustom => "Chosen conversations",
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
