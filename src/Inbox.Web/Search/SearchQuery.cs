using System.Globalization;
using Inbox.Web.Data;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Inbox.Web.Search;

/// <summary>A search as an address has it.</summary>
public sealed class SearchQuery
{
    /// <summary>Words; whatever else it holds parts them. Each is found where a word begins with it.</summary>
    [FromQuery(Name = "q")]
    public string? Text { get; init; }

    /// <summary>THEM, US, or an agent's id.</summary>
    [FromQuery(Name = "from")]
    public string? From { get; init; }

    /// <summary>The id of a channel.</summary>
    [FromQuery(Name = "channel")]
    public string? Channel { get; init; }

    /// <summary>The id of a label, of conversations or of contacts.</summary>
    [FromQuery(Name = "label")]
    public string? Label { get; init; }

    /// <summary>The first day, as 2026-11-25.</summary>
    [FromQuery(Name = "since")]
    public string? Since { get; init; }

    /// <summary>The last day.</summary>
    [FromQuery(Name = "until")]
    public string? Until { get; init; }

    /// <summary>FILE: only what has one.</summary>
    [FromQuery(Name = "has")]
    public string? Has { get; init; }

    /// <summary>WORDS, or PARTS to look within words too.</summary>
    [FromQuery(Name = "match")]
    public string? Match { get; init; }

    /// <summary>NEWEST, or BEST: the best of the newest thousand first.</summary>
    [FromQuery(Name = "sort")]
    public string? Sort { get; init; }

    /// <summary>The cursor from the Link header of the page before.</summary>
    [FromQuery(Name = "before")]
    public string? Before { get; init; }

    /// <summary>What is asked; what is unknown is as if it were missing, and becomes an error.</summary>
    public SearchQuestion Read(ModelStateDictionary? errors = null)
    {
        var agent = Id(From);
        var writer = agent is null ? OneOf<SearchWriter>(From, "from") : SearchWriter.Us;
        var filter = new SearchFilter(
            writer, agent, IdOf(Channel, "channel", "It is a channel's id."), IdOf(Label, "label", "It is a label's id."),
            Day(Since, "since"), Day(Until, "until"), OneOf<SearchThing>(Has, "has") is not null);
        var (match, sort) = (OneOf<SearchMatch>(Match, "match"), OneOf<SearchSort>(Sort, "sort"));
        var cursor = Before is null ? null : Cursor.Parse(Before, SearchQuestion.ListName) ?? Wrong<Cursor>(
            "before", "It is no cursor of this list: take it from the Link header of the page before.");
        return new(Text?.Trim() ?? "", filter, match ?? SearchMatch.Words, sort ?? SearchSort.Newest, cursor);

        Guid? IdOf(string? text, string name, string reason) => string.IsNullOrEmpty(text) ? null : Id(text) ?? Wrong<Guid>(name, reason);

        DateOnly? Day(string? text, string name) => string.IsNullOrEmpty(text) ? null
            : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
            : Wrong<DateOnly>(name, "It is a day such as 2026-11-25.");

        TEnum? OneOf<TEnum>(string? text, string name) where TEnum : struct, Enum => string.IsNullOrEmpty(text) ? null
            : UpperCaseEnum.TryParse<TEnum>(text, out var value) ? value
            : Wrong<TEnum>(name, $"It is one of {string.Join(", ", Enum.GetValues<TEnum>().Select(UpperCaseEnum.ToText))}.");

        T? Wrong<T>(string name, string reason) where T : struct
        {
            errors?.AddModelError(name, reason);
            return null;
        }
    }

    private static Guid? Id(string? text) => Guid.TryParse(text, out var id) ? id : null;

    private enum SearchThing
    {
        File,
    }
}
