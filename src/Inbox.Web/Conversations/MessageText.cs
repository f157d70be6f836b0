using System.Text;
using Inbox.Web.Data;

namespace Inbox.Web.Conversations;

/// <summary>Text as people send it.</summary>
internal static class MessageText
{
    /// <summary>What a browser or program sends, as it is stored: line ends of one kind, nothing that PostgreSQL or Meta refuse.</summary>
    public static string Clean(string? text) =>
        string.IsNullOrEmpty(text) ? "" : ColumnText.Clean(text.ReplaceLineEndings("\n")).Trim();

    /// <summary>
    /// Whether Meta tells the same words: on their way line ends, the kind of a space and how an accented letter is put together may
    /// change.
    /// </summary>
    public static bool IsSame(string? one, string? other) => string.Equals(Folded(one), Folded(other), StringComparison.Ordinal);

    private static string Folded(string? text) =>
        string.Concat(Clean(text).Normalize(NormalizationForm.FormC).Select(c => c != '\n' && char.IsWhiteSpace(c) ? ' ' : c));
}
