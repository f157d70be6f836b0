using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Inbox.Web.Localization;

/// <summary>
/// A sentence that is said in the reader's language when it is shown: a key of the localizer and what stands in its places. The
/// key is the English text, or a code whose English is a resource too, where the sentence is stored. Whole numbers and moments are
/// written as the reader's language writes them, and a sentence may stand in another's place.
/// </summary>
public sealed partial record Sentence(string Key, params object[] Arguments)
{
    private const string VerbatimKey = "VerbatimWords";

    /// <summary>A key too: a language puts its own dots and commas.</summary>
    private const string MomentFormat = "d MMMM, HH:mm";

    /// <summary>Whether its form depends on the number in its first place.</summary>
    public bool IsCounted { get; private init; }

    /// <summary>A sentence whose form depends on a number, which stands in its first place.</summary>
    /// <param name="key">The form for many, "{0} files", or a code.</param>
    public static Sentence Counted(string key, long count, params object[] others) => new(key, [count, .. others]) { IsCounted = true };

    /// <summary>Words that are nobody's to translate, such as those of Meta.</summary>
    public static Sentence Verbatim(string text) => new(VerbatimKey, text);

    [return: NotNullIfNotNull(nameof(key))]
    public static implicit operator Sentence?(string? key) => key is null ? null : new(key);

    /// <summary>The key of the form that a language needs.</summary>
    public string KeyIn(string language) =>
        IsCounted ? PluralRules.KeyOf(Key, PluralRules.Select(language, Convert.ToInt64(Arguments[0], CultureInfo.InvariantCulture))) : Key;

    /// <summary>What stands in the places, as text.</summary>
    /// <param name="find">The text of a key in the language.</param>
    /// <param name="zone">The reader's; null where none is known, and moments are in UTC and say so.</param>
    public object[] ArgumentsIn(CultureInfo culture, Func<string, string> find, TimeZoneInfo? zone = null) =>
        Array.ConvertAll(Arguments, argument => argument switch
        {
            Sentence inner => inner.In(culture, find, zone),
            int or long => ((IFormattable)argument).ToString("N0", culture),
            DateTime moment when zone is null => $"{moment.ToString(find(MomentFormat), culture)} UTC",
            DateTime moment => TimeZoneInfo.ConvertTimeFromUtc(moment, zone).ToString(find(MomentFormat), culture),
            _ => argument,
        });

    public string In(CultureInfo culture, Func<string, string> find, TimeZoneInfo? zone = null) =>
        Arguments.Length == 0
            ? find(Key) : string.Format(culture, find(KeyIn(culture.TwoLetterISOLanguageName)), ArgumentsIn(culture, find, zone));

    /// <summary>The sentence in English, as programs and logs read it.</summary>
    public override string ToString() => In(CultureInfo.InvariantCulture, EnglishForms.Find);
}
