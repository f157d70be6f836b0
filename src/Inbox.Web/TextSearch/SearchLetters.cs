using System.Globalization;
using System.Text;

namespace Inbox.Web.TextSearch;

/// <summary>
/// Letters as the index holds them: small, without accents, in their plain form. One rule for what is indexed, asked for and
/// highlighted, whatever the database's locale; what it leaves, the text search configuration <c>search</c> (unaccent) takes off.
/// </summary>
internal static class SearchLetters
{
    /// <summary>What is left of a letter or digit: usually one, none of an accent that stands alone; null where it parts words.</summary>
    public static string? Fold(Rune rune)
    {
        if (rune.IsAscii)
        {
            return Rune.IsLetterOrDigit(rune) ? Rune.ToLowerInvariant(rune).ToString() : null;
        }

        if (IsUnseen(rune))
        {
            return "";
        }

        return IsPartOfWord(rune) ? Plain(rune) : null;
    }

    /// <summary>The two letters that who does not have this one writes for it; null for every other.</summary>
    public static string? SpellOut(Rune rune) => rune.Value switch
    {
        'ä' or 'Ä' => "ae",
        'ö' or 'Ö' or 'ø' or 'Ø' => "oe",
        'ü' or 'Ü' => "ue",
        'å' or 'Å' => "aa",
        _ => null,
    };

    /// <summary>The same for a letter whose mark follows it, as macOS writes file names.</summary>
    public static string? SpellOut(string plain, Rune mark) => (plain, mark.Value) switch
    {
        ("a" or "o" or "u", 0x0308) => plain + "e",
        ("a", 0x030A) => "aa",
        _ => null,
    };

    /// <summary>Whether it is of a script that puts no spaces between words.</summary>
    public static bool IsUnspaced(Rune rune) => rune.Value switch
    {
        >= 0x0E00 and <= 0x0EFF => true, // Thai, Lao
        >= 0x1000 and <= 0x109F => true, // Burmese
        >= 0x1780 and <= 0x17FF => true, // Khmer
        >= 0x3005 and <= 0x3007 => true, // 々 and its like
        >= 0x3040 and <= 0x312F => true, // Hiragana, Katakana, Bopomofo
        >= 0x31F0 and <= 0x31FF => true,
        >= 0x3400 and <= 0x4DBF or >= 0x4E00 and <= 0x9FFF or >= 0xF900 and <= 0xFAFF or >= 0x20000 and <= 0x3FFFF => true, // Han
        _ => false,
    };

    /// <summary>Apostrophes that Unicode counts among the letters are apostrophes.</summary>
    private static bool IsPartOfWord(Rune rune) => rune.Value is not (>= 0x02BB and <= 0x02BD) && Rune.GetUnicodeCategory(rune) is
        UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter
        or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter or UnicodeCategory.DecimalDigitNumber
        or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    private static string Plain(Rune rune)
    {
        var plain = new StringBuilder();
        if (Rune.GetUnicodeCategory(rune) == UnicodeCategory.DecimalDigitNumber)
        {
            return ((int)Rune.GetNumericValue(rune)).ToString(CultureInfo.InvariantCulture);
        }

        foreach (var part in rune.ToString().Normalize(NormalizationForm.FormKD).EnumerateRunes())
        {
            plain.Append(IsUnseen(part) || !IsPartOfWord(part) ? "" : Small(Rune.ToLowerInvariant(part)));
        }

        return plain.ToString().Normalize(NormalizationForm.FormC);
    }

    /// <summary>Accents of the alphabets that are written without them too, the stretching of Arabic, and what has no width.</summary>
    private static bool IsUnseen(Rune rune) => rune.Value is
        >= 0x0300 and <= 0x036F or >= 0x0591 and <= 0x05BD or 0x05BF or >= 0x05C1 and <= 0x05C7
        or >= 0x0610 and <= 0x061A or 0x0640 or >= 0x064B and <= 0x065F or 0x0670 or >= 0x06D6 and <= 0x06ED
        or 0x00AD or >= 0x200B and <= 0x200F or 0xFEFF or >= 0xFE00 and <= 0xFE0F;

    /// <summary>Letters that Unicode does not take apart, as people write them who do not have them.</summary>
    private static string Small(Rune letter) => letter.Value switch
    {
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'ø' => "o",
        'ł' => "l",
        'đ' or 'ð' => "d",
        'þ' => "th",
        'ı' => "i",
        'ς' => "σ",
        _ => letter.ToString(),
    };
}
