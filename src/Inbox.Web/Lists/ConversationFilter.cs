using Inbox.Web.Conversations;
using Inbox.Web.Data;
using Inbox.Web.Filters;
using Inbox.Web.Meta;

namespace Inbox.Web.Lists;

/// <summary>Which conversations a list shows. It lives in the address; a null means any.</summary>
public sealed record ConversationFilter(ConversationStatus? Status, Assignment Assignment, Platform? Platform, Guid? ChannelId,
    ConversationSort Sort = ConversationSort.Newest)
{
    public static readonly ConversationFilter Any = new(null, Assignment.All, null, null);

    /// <summary>What the page shows unless its address says otherwise.</summary>
    public static readonly ConversationFilter Open = Any with { Status = ConversationStatus.Open };

    /// <summary>Whether it leaves something out by more than status and assignment, which the page always shows.</summary>
    public bool HasChoices => Platform is not null || ChannelId is not null;

    /// <summary>The saved view that it is; null where it is none.</summary>
    public Guid? ViewId { get; init; }

    /// <summary>A filter of the address's own, in <see cref="FilterJson"/>.</summary>
    public string? Custom { get; init; }

    /// <summary>Whether it is none of the ready-made ones.</summary>
    public bool IsCustom => ViewId is not null || Custom is not null;

    /// <summary>Whether somebody chose what it shows; a saved view was chosen under its name.</summary>
    public bool IsNarrowed => HasChoices || Custom is not null;

    /// <summary>The ready-made list that shows just this, where there is one; else the filter as it is.</summary>
    public static ConversationFilter Of(Filter asked, ConversationSort sort)
    {
        var text = FilterJson.Write(asked);
        var same = from status in Enum.GetValues<ConversationStatus>()
                   from assignment in Enum.GetValues<Assignment>()
                   let filter = Any with { Status = status, Assignment = assignment, Sort = sort }
                   where FilterJson.Write(filter.ToLanguage()) == text
                   select filter;
        return same.FirstOrDefault() ?? Any with { Custom = text, Sort = sort };
    }

    /// <summary>Where its list begins.</summary>
    public string Address => "/inbox" + Query;

    /// <summary>The page's query string for it, empty for the page's default.</summary>
    public string Query
    {
        get
        {
            var query = QueryString.Empty;
            query = Status is { } status and not ConversationStatus.Open && !IsCustom ? query.Add("status", Lower(status)) : query;
            query = Assignment is not Assignment.All ? query.Add("assignment", Lower(Assignment)) : query;
            query = Platform is { } platform ? query.Add("platform", Lower(platform)) : query;
            query = ChannelId is { } channel ? query.Add("channel", channel.ToString()) : query;
            query = ViewId is { } view ? query.Add("view", view.ToString()) : query;
            query = Custom is { } custom ? query.Add("filter", custom) : query;
            query = Sort is not ConversationSort.Newest ? query.Add("sort", Lower(Sort)) : query;
            return query.ToString();
        }
    }

    /// <summary>The name of its list, for the cursors of that list.</summary>
    public string ListName => $"conversations {Status} {Assignment} {Platform} {ChannelId} {Sort}{(IsCustom ? $" {ViewId} {Custom}" : "")}";

    /// <summary>The same in the language of filters.</summary>
    public Filter ToLanguage()
    {
        var conditions = new List<Filter>();
        Add("status", Status is { } status ? UpperCaseEnum.ToText(status) : null);
        Add("assignee",
            Assignment switch { Assignment.Mine => FilterVocabulary.Me, Assignment.Unassigned => FilterVocabulary.Nobody, _ => null });
        Add("platform", Platform is { } platform ? UpperCaseEnum.ToText(platform) : null);
        Add("channel", ChannelId?.ToString());
        if (Sort == ConversationSort.Closing)
        {
            // Here the order says what is shown: in the language it is an order and nothing else.
            Add("needs-reply", FilterVocabulary.Yes);
            conditions.Add(new FilterCondition("window", FilterOperator.Under, [$"{MessagingWindow.Soon.TotalHours}"]));
        }

        return new FilterGroup(FilterJoin.All, conditions);

        void Add(string field, string? value)
        {
            if (value is not null)
            {
                conditions.Add(new FilterCondition(field, FilterOperator.Is, [value]));
            }
        }
    }

    private static string Lower<TEnum>(TEnum value) where TEnum : struct, Enum => UpperCaseEnum.ToText(value).ToLowerInvariant();
}
