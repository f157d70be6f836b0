using Inbox.Web.Data;

namespace Inbox.Web.ContactDirectory;

/// <summary>Which contacts a list is asked for. It lives in the address.</summary>
/// <param name="Text">A part of a name or of a note; empty for everybody.</param>
/// <param name="Before">The cursor of an older page; null for the first.</param>
public sealed record ContactQuestion(string Text, ContactSort Sort, string? Before)
{
    private const int TextLength = 200;

    public bool IsFirst => Before is null;

    /// <summary>The name of its list, for the cursors of that list.</summary>
    public string ListName => $"contacts {Sort} {Text}";

    /// <summary>Where its list begins.</summary>
    public string Address => AddressOf(Sort, before: null);

    /// <summary>What an address asks for; a word that is no sort, and a place that is none, count for nothing.</summary>
    public static ContactQuestion Read(string? text, string? sort, string? before) => new(
        ColumnText.Fit(text?.Trim() ?? "", TextLength),
        UpperCaseEnum.TryParse<ContactSort>(sort?.ToUpperInvariant(), out var asked) ? asked : ContactSort.Activity,
        before);

    public string AddressOf(ContactSort sort, string? before)
    {
        var query = QueryString.Empty;
        query = Text.Length > 0 ? query.Add("q", Text) : query;
        query = sort != ContactSort.Activity ? query.Add("sort", UpperCaseEnum.ToText(sort).ToLowerInvariant()) : query;
        query = before is not null ? query.Add("before", before) : query;
        return "/contacts" + query;
    }
}
