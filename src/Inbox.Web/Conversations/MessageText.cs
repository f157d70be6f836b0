using System.Text;

namespace Inbox.Web.Conversations;

/// <summary>Text as people send it.</summary>
internal static class MessageText
{
    /// <summary>What a browser or program sends, as it is stored: line ends of one kind, nothing that PostgreSQL or Meta refuse.</summary>
    public static string Clean(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return "";
        }

        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.ReplaceLineEndings("\n").EnumerateRunes())
        {
            clean.Append(rune.Value == 0 ? Rune.ReplacementChar.ToString() : rune.ToString());
        }

        return clean.ToString().Trim();
    }

    /// <summary>
    /// Whether Meta tells the same words: on their way line ends, the kind of a space and how an accented letter is put together may
    /// change.
    /// </summary>
    public static bool IsSame(string? one, string? other) => string.Equals(Folded(one), Folded(other), StringComparison.Ordinal);

    private static string Folded(string? text) =>
        string.Concat(Clean(text).Normalize(NormalizationForm.FormC).Select(c => c != '\n' && char.IsWhiteSpace(c) ? ' ' : c));
}
