using Inbox.Web.Conversations;
using Inbox.Web.Data;
using Inbox.Web.Filters;
using Inbox.Web.Lists;

namespace Inbox.Web.Search;

/// <summary>The list of the conversations in which something was found: whoever works through what they found goes on in there.</summary>
internal static class FoundList
{
    /// <summary>
    /// Where a list can be asked for just that; else, as for parts of words, and for who wrote when, it is the open ones: nobody is to
    /// work through what was not found.
    /// </summary>
    public static ListPlace Of(SearchQuestion question)
    {
        var rest = question.Filter with { ChannelId = null, LabelId = null };
        if (!question.HasWords || question.Match == SearchMatch.Parts || !rest.IsEmpty || question.Text.Length > Filter.ValueLength)
        {
            return new(ConversationFilter.Open, null);
        }

        var said = new FilterCondition("said", FilterOperator.Contains, [question.Text.Trim()]);
        return ListOf([said, .. ChannelOf(question.Filter), .. LabelOf(question.Filter)]);
    }

    /// <summary>The list of all conversations with whoever is called so.</summary>
    public static ListPlace OfNamed(string name) => ListOf(
        [new FilterCondition("contact", FilterOperator.Contains, [ColumnText.Fit(name.Trim(), Filter.ValueLength)])]);

    private static ListPlace ListOf(IReadOnlyList<Filter> all) =>
        new(ConversationFilter.Of(new FilterGroup(FilterJoin.All, all), ConversationSort.Newest), null);

    private static IEnumerable<Filter> ChannelOf(SearchFilter filter) =>
        filter.ChannelId is { } channel ? [new FilterCondition("channel", FilterOperator.Is, [channel.ToString()])] : [];

    private static IEnumerable<Filter> LabelOf(SearchFilter filter) => filter.LabelId is not { } label ? [] :
    [
        new FilterGroup(
            FilterJoin.Any,
            [
                new FilterCondition("label", FilterOperator.Is, [label.ToString()]),
                new FilterCondition("contact-label", FilterOperator.Is, [label.ToString()]),
            ]),
    ];
}
