using Inbox.Web.Data;
using Inbox.Web.Filters;
using Inbox.Web.Search;

namespace Inbox.Web.ContactDirectory;

/// <summary>Which contacts a list is asked for. It lives in the address.</summary>
/// <param name="Text">A part of a name, a number, an address, a handle, an id or a note; empty for everybody.</param>
/// <param name="Filter">In <see cref="FilterJson"/>; empty for everybody.</param>
/// <param name="Before">The cursor of an older page; null for the first.</param>
public sealed record ContactQuestion(string Text, ContactSort Sort, string Filter, string? Before)
{
    public const string EveryoneAddress = "/contacts";

    /// <summary>Everybody whom an agent sees.</summary>
    public static readonly ContactQuestion Everybody = new("", ContactSort.Activity, "", Before: null);

    private const int TextLength = 200;

    public bool IsFirst => Before is null;

    /// <summary>Whether it asks for a place of its list.</summary>
    public bool IsPlace => IsFirst || ValueCursor.Parse(Before, ListName) is not null;

    /// <summary>The name of its list, for the cursors of that list.</summary>
    public string ListName => $"contacts {Sort} {Text} {Filter}";

    /// <summary>Where its list begins.</summary>
    public string Address => AddressOf(Sort, before: null);

    /// <summary>Where all of it is counted, however many they are.</summary>
    public string AddressOfCount => EveryoneAddress + QueryOf(Sort, before: null).Add("count", "all");

    /// <summary>What a count of it is asked by: the order is of no account.</summary>
    public string CountQuery => QueryOf(ContactSort.Activity, before: null).ToString();

    /// <summary>The same as a query string, for what belongs to the list.</summary>
    public string Query => QueryOf(Sort, before: null).ToString();

    /// <summary>What an address asks for; an order that is none, and a place that is none, count for nothing.</summary>
    public static ContactQuestion Read(string? text, string? sort, string? filter, string? before) => new(
        ColumnText.Fit(text?.Trim() ?? "", TextLength),
        ContactSort.Parse(sort),
        filter ?? "",
        before);

    /// <summary>The list that a request came from; the one of everybody where it came from elsewhere.</summary>
    public static string ListBehind(HttpRequest request) =>
        Uri.TryCreate(request.Headers.Referer, UriKind.Absolute, out var from)
            && from.Authority == request.Host.Value && from.AbsolutePath == EveryoneAddress ? from.PathAndQuery : EveryoneAddress;

    /// <summary>The same people, of whom the filter leaves some.</summary>
    public ContactQuestion With(Filter filter) =>
        this with { Filter = filter is FilterGroup { Parts.Count: 0 } ? "" : FilterJson.Write(filter), Before = null };

    /// <summary>Has the index follow what was written until now, where words are looked for.</summary>
    public Task CatchUpAsync(SearchIndexRefresh index, Guid organizationId, CancellationToken cancellationToken) =>
        this is { Text.Length: > 0, Before: null } ? index.CatchUpAsync(organizationId, cancellationToken) : Task.CompletedTask;

    public string AddressOf(ContactSort sort, string? before) => EveryoneAddress + QueryOf(sort, before);

    private QueryString QueryOf(ContactSort sort, string? before)
    {
        var query = QueryString.Empty;
        query = Text.Length > 0 ? query.Add("q", Text) : query;
        query = Filter.Length > 0 ? query.Add("filter", Filter) : query;
        query = sort != ContactSort.Activity ? query.Add("sort", sort.ToString()) : query;
        return before is not null ? query.Add("before", before) : query;
    }
}
