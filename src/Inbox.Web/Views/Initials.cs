using System.Globalization;
using System.Text;

namespace Inbox.Web.Views;

/// <summary>The letters that stand for a name in any script.</summary>
public static class Initials
{
    private const string Unknown = "?";

    /// <summary>The first sign of the first and of the last word that has a letter or digit; else the name's first visible sign.</summary>
    public static string Of(string name)
    {
        var words = name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var initials = words.Select(Initial).OfType<string>().ToArray();
        return initials switch
        {
            [] => words.Select(FirstVisible).OfType<string>().FirstOrDefault() ?? Unknown,
            [var only] => only,
            [var first, .., var last] => first + last,
        };
    }

    /// <summary>The word's first sign as people count signs, with its accents, in upper case; null for a word of marks only.</summary>
    private static string? Initial(string word)
    {
        var start = 0;
        foreach (var rune in word.EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune))
            {
                return StringInfo.GetNextTextElement(word, start).ToUpperInvariant();
            }

            start += rune.Utf16SequenceLength;
        }

        return null;
    }

    private static string? FirstVisible(string word)
    {
        var start = 0;
        foreach (var rune in word.EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Format or UnicodeCategory.Control))
            {
                return StringInfo.GetNextTextElement(word, start);
            }

            start += rune.Utf16SequenceLength;
        }

        return null;
    }
}
