using System.Globalization;
using System.Text;

namespace Inbox.Web.Data;

/// <summary>Text as a column can hold it.</summary>
public static class ColumnText
{
    private const char Replacement = '\ufffd';

    /// <summary>
    /// The text with U+FFFD for what PostgreSQL does not take: the character NUL, and half a surrogate pair, which is no character.
    /// </summary>
    public static string Clean(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('\ud800', '\udfff') && !text.Contains('\0', StringComparison.Ordinal))
        {
            return text;
        }

        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            _ = rune.Value == 0 ? clean.Append(Replacement) : clean.Append(rune);
        }

        return clean.ToString();
    }

    /// <summary>
    /// The text, cut to a length in UTF-16 units, never through what people see as one character: a family emoji, a flag, a letter with
    /// its marks. One that alone is longer is cut between its code points.
    /// </summary>
    public static string Fit(string text, int length)
    {
        if (text.Length <= length)
        {
            return text;
        }

        var end = 0;
        for (var next = 0; next <= length; next += StringInfo.GetNextTextElementLength(text, next))
        {
            end = next;
        }

        return end > 0 ? text[..end] : length > 0 && char.IsHighSurrogate(text[length - 1]) ? text[..(length - 1)] : text[..length];
    }
}
