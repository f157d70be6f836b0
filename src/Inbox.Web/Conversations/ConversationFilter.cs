using Inbox.Web.Data;
using Inbox.Web.Meta;

namespace Inbox.Web.Conversations;

/// <summary>Which conversations a list shows. It lives in the address; a null means any.</summary>
public sealed record ConversationFilter(ConversationStatus? Status, Assignment Assignment, Platform? Platform, Guid? ChannelId,
    ConversationSort Sort = ConversationSort.Newest)
{
    public static readonly ConversationFilter Any = new(null, Assignment.All, null, null);

    /// <summary>What the page shows unless its address says otherwise.</summary>
    public static readonly ConversationFilter Open = Any with { Status = ConversationStatus.Open };

    /// <summary>Whether it leaves nothing out but by status and assignment, which the page always shows.</summary>
    public bool HasChoices => Platform is not null || ChannelId is not null;

    /// <summary>Where its list begins.</summary>
    public string Address => "/inbox" + Query;

    /// <summary>The page's query string for it, empty for the page's default.</summary>
    public string Query
    {
        get
        {
            var query = QueryString.Empty;
            query = Status is { } status and not ConversationStatus.Open ? query.Add("status", Lower(status)) : query;
            query = Assignment is not Assignment.All ? query.Add("assignment", Lower(Assignment)) : query;
            query = Platform is { } platform ? query.Add("platform", Lower(platform)) : query;
            query = ChannelId is { } channel ? query.Add("channel", channel.ToString()) : query;
            query = Sort is not ConversationSort.Newest ? query.Add("sort", Lower(Sort)) : query;
            return query.ToString();
        }
    }

    /// <summary>The name of its list, for the cursors of that list.</summary>
    public string ListName => $"conversations {Status} {Assignment} {Platform} {ChannelId} {Sort}";

    private static string Lower<TEnum>(TEnum value) where TEnum : struct, Enum => UpperCaseEnum.ToText(value).ToLowerInvariant();
}
