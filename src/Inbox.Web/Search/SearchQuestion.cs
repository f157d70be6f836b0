using System.Globalization;
using Inbox.Web.Data;
using Inbox.Web.Lists;
using Inbox.Web.TextSearch;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Search;

/// <summary>What somebody looks for.</summary>
/// <param name="Text">As it was written.</param>
/// <param name="Before">Behind which hit the page begins.</param>
public sealed record SearchQuestion(string Text, SearchFilter Filter, SearchMatch Match, SearchSort Sort, Cursor? Before)
{
    /// <summary>The name of its list, for its cursors.</summary>
    public const string ListName = "search";

    private readonly IReadOnlyList<SearchTerm> terms = SearchTerm.Of(Text);

    /// <summary>Whether more words were written than count.</summary>
    public bool IsCut => terms.Count > SearchTerm.MaxTerms;

    /// <summary>Whether there is nothing to look for.</summary>
    public bool IsEmpty => terms.Count == 0 && Filter.IsEmpty;

    public bool HasWords => terms.Count > 0;

    /// <summary>Whether something was written, and nothing of it is a letter or a digit.</summary>
    public bool HasOnlySigns => !HasWords && !string.IsNullOrWhiteSpace(Text);

    /// <summary>Whether looking within words can find more.</summary>
    public bool CanLookInside => Match == SearchMatch.Words && terms.Any(term => term.CanBePart);

    internal IReadOnlyList<SearchTerm> Terms => terms.Count > SearchTerm.MaxTerms ? [.. terms.Take(SearchTerm.MaxTerms)] : terms;

    /// <summary>The list beside which a hit is opened.</summary>
    public ListPlace Place => FoundList.Of(this);

    /// <summary>The question as an address.</summary>
    public string Address => "/search" + Query();

    /// <summary>Where older hits begin.</summary>
    public string OlderAddress(string cursor) => "/search" + Query().Add("before", cursor);

    /// <summary>What holds every word, and is what the filter leaves.</summary>
    /// <param name="frequent">Words that the index is not asked for, since it would list a good part of everything.</param>
    internal IQueryable<SearchEntry> In(IQueryable<SearchEntry> entries, IReadOnlyList<SearchTerm> frequent)
    {
        entries = Filter.Of(entries);
        var parts = Terms.Where(term => Match == SearchMatch.Parts && term.CanBePart).ToList();
        entries = parts.Count == 0 ? entries : entries.Where(FoldedText.Contains<SearchEntry>(e => e.Text, parts));
        var words = SearchTerm.ToTsQuery(Terms.Except(parts).Except(frequent));
        entries = words.Length == 0
            ? entries : entries.Where(e => e.Words.Matches(EF.Functions.ToTsQuery(SearchMapping.Configuration, words)));
        var rest = SearchTerm.ToTsQuery(frequent.Except(parts));
        return rest.Length == 0
            ? entries : entries.Where(e => e.Words.ToStripped().Matches(EF.Functions.ToTsQuery(SearchMapping.Configuration, rest)));
    }

    private QueryString Query()
    {
        var query = QueryString.Create("q", Text);
        query = Filter.AgentId is { } agent ? query.Add("from", agent.ToString())
            : Filter.Writer is { } writer ? query.Add("from", Lower(writer)) : query;
        query = Filter.ChannelId is { } channel ? query.Add("channel", channel.ToString()) : query;
        query = Filter.LabelId is { } label ? query.Add("label", label.ToString()) : query;
        query = Filter.Since is { } since ? query.Add("since", DayOf(since)) : query;
        query = Filter.Until is { } until ? query.Add("until", DayOf(until)) : query;
        query = Filter.HasFile ? query.Add("has", "file") : query;
        query = Match is not SearchMatch.Words ? query.Add("match", Lower(Match)) : query;
        return Sort is not SearchSort.Newest ? query.Add("sort", Lower(Sort)) : query;

        static string Lower<TEnum>(TEnum value) where TEnum : struct, Enum => UpperCaseEnum.ToText(value).ToLowerInvariant();
        static string DayOf(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    }
}

public enum SearchMatch
{
    /// <summary>How words begin.</summary>
    Words,

    /// <summary>Within words too.</summary>
    Parts,
}

public enum SearchSort
{
    Newest,

    /// <summary>The best first, among the newest thousand hits.</summary>
    Best,
}
