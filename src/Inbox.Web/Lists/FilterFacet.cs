using Inbox.Web.Conversations;
using Inbox.Web.Filters;

namespace Inbox.Web.Lists;

/// <summary>One thing that a list can be narrowed down by, with its choices.</summary>
/// <param name="Title">A key of the localizer.</param>
public sealed record FilterFacet(string Title, IReadOnlyList<FacetChoice> Choices)
{
    private static readonly (string Field, string Title, bool IsOneOfMany)[] Fields =
    [
        ("status", "Status", true),
        ("assignee", "Assignee", true),
        ("team", "Team", true),
        ("label", "Label", true),
        ("unread", "Unread", false),
        ("needs-reply", "Needs reply", false),
        ("priority", "Priority", true),
        ("channel", "Channel", true),
        ("platform", "Platform", true),
    ];

    private static readonly (string Field, FilterOperator Operator, string Title, FilterWord[] Words)[] Spans =
    [
        ("waiting", FilterOperator.Over, "Waiting for a reply",
            [new("60", "Over an hour", true), new("240", "Over 4 hours", true), new("1440", "Over a day", true)]),
        ("window", FilterOperator.Under, "Reply window",
            [new("1", "Closes within an hour", true), new("4", "Closes within 4 hours", true)]),
        ("silent", FilterOperator.Over, "Last message", [new("1", "Over a day ago", true), new("7", "Over a week ago", true)]),
    ];

    /// <summary>What there is to choose between; where there is one thing only, nobody has to.</summary>
    /// <param name="asked">What the list shows now.</param>
    public static IReadOnlyList<FilterFacet> For(Filter asked, ConversationSort sort, FilterVocabulary words) =>
    [
        .. Fields.Select(field => (field, Words: words.Of(field.Field)))
            .Where(one => one.Words.Count > (one.field.Field == "label" ? 0 : 1))
            .Select(one => new FilterFacet(one.field.Title, ChoicesOf(
                asked, sort, one.Words, value => new(one.field.Field, FilterOperator.Is, value, one.field.IsOneOfMany)))),
        .. Spans.Select(span => new FilterFacet(span.Title, ChoicesOf(
            asked, sort, span.Words, value => new(span.Field, span.Operator, value, IsOneOfMany: false)))),
    ];

    private static IReadOnlyList<FacetChoice> ChoicesOf(
        Filter asked, ConversationSort sort, IReadOnlyList<FilterWord> words, Func<string, FilterChoice> choice) =>
    [
        .. from word in words
           let chosen = choice(word.Value)
           let then = chosen.Toggle(asked)
           where then is not null
           select new FacetChoice(word, ConversationFilter.Of(then, sort).Address, chosen.IsIn(asked)),
    ];
}

/// <param name="Address">The list with it, or without it where it is chosen.</param>
public sealed record FacetChoice(FilterWord Word, string Address, bool IsChosen);
