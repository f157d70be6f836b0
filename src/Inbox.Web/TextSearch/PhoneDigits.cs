using PhoneNumbers;

namespace Inbox.Web.TextSearch;

/// <summary>
/// Phone numbers as words of an index: their digits from the last to the first, so that a number without its country’s code is the
/// beginning of the same with it, whatever stands between the digits.
/// </summary>
internal static class PhoneDigits
{
    /// <summary>More are no phone number.</summary>
    public const int MaxDigits = 20;

    /// <summary>Tells them from other numbers; letters that no language puts in this order.</summary>
    private const string Prefix = "qzx";

    private const int MinDigits = 6;
    private const string International = "00";

    public static bool MayBe(string digits) => digits.Length is >= MinDigits and <= MaxDigits;

    /// <summary>How many digits such a word, or the beginning of one, has.</summary>
    public static int CountOf(string word) => word.Length - Prefix.Length;

    public static string ToWord(string digits) => Prefix + string.Concat(digits.Reverse());

    /// <summary>What the words of the number begin with, however it was written where it is looked for.</summary>
    /// <param name="digits">As somebody asks for it.</param>
    /// <param name="hasPlus">Whether a plus stood before them.</param>
    public static IEnumerable<string> ToQueries(string digits, bool hasPlus)
    {
        var isInternational = hasPlus || digits.StartsWith(International, StringComparison.Ordinal);
        var bare = digits.TrimStart('0');
        var national = NationalOf(bare, evenIfUnknown: isInternational);
        return new[] { isInternational && national is not null ? null : bare, national }
            .OfType<string>().Where(MayBe).Select(ToWord).Distinct();
    }

    private static string? NationalOf(string digits, bool evenIfUnknown)
    {
        try
        {
            var util = PhoneNumberUtil.GetInstance();
            var number = util.Parse("+" + digits, defaultRegion: null);
            return evenIfUnknown || util.IsValidNumber(number) ? util.GetNationalSignificantNumber(number) : null;
        }
        catch (NumberParseException)
        {
            return null; // Digits that begin with no country's code.
        }
    }
}
