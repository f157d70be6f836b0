using System.Text.RegularExpressions;
using PhoneNumbers;

namespace Inbox.Web.Contacts;

/// <summary>
/// Telephone numbers as they are found and matched by: in E.164 ("+49401234567"), whatever way they were written in.
/// </summary>
public static partial class PhoneParser
{
    private const string Plus = "+";
    private const string InternationalPrefix = "00";
    private const int MexicoCode = 52;
    private const int MexicanDigits = 10;

    /// <param name="region">The country of numbers without a country's code, such as DE; null where none is set.</param>
    public static PhoneReading Parse(string typed, string? region)
    {
        if (typed.Any(char.IsAsciiLetter))
        {
            return PhoneReading.None; // The library dials words: each letter is a key of a telephone.
        }

        var text = SpreadsheetTail().Replace(typed.Trim(), "$1").Replace('＋', '+');
        if (text.StartsWith(InternationalPrefix, StringComparison.Ordinal))
        {
            text = Plus + text[InternationalPrefix.Length..];
        }

        if (text.StartsWith(Plus, StringComparison.Ordinal))
        {
            return PhoneReading.Of(Read(text, region: null, evenIfOnlyPossible: true));
        }

        if (region is null)
        {
            return PhoneReading.None;
        }

        var home = Read(text, region, evenIfOnlyPossible: false);
        var abroad = BeginsWithCodeOf(region, text) ? Read(Plus + text, region: null, evenIfOnlyPossible: false) : null;
        return home is not null && abroad is not null && home != abroad ? PhoneReading.Ambiguous : PhoneReading.Of(abroad ?? home);
    }

    /// <summary>The number that digits are in their own country, whatever else they could be; null where they are none.</summary>
    public static string? ParseAtHome(string typed, string? region) =>
        region is null || typed.Any(char.IsAsciiLetter) ? null : Read(typed, region, evenIfOnlyPossible: false);

    /// <summary>Whether there is such a country, by the two letters of ISO 3166.</summary>
    public static bool IsRegion(string region) => PhoneNumberUtil.GetInstance().GetSupportedRegions().Contains(region);

    /// <summary>The countries that numbers can be of, by their two letters.</summary>
    public static IEnumerable<string> Regions => PhoneNumberUtil.GetInstance().GetSupportedRegions();

    private static bool BeginsWithCodeOf(string region, string text) =>
        text.StartsWith($"{PhoneNumberUtil.GetInstance().GetCountryCodeForRegion(region)}", StringComparison.Ordinal);

    /// <param name="evenIfOnlyPossible">Whether the right number of digits will do: new ranges are not known to the library.</param>
    private static string? Read(string text, string? region, bool evenIfOnlyPossible)
    {
        var util = PhoneNumberUtil.GetInstance();
        try
        {
            var number = WithoutMexicanOne(util, util.Parse(text, region));
            var counts = util.IsValidNumber(number)
                || (evenIfOnlyPossible && util.IsPossibleNumberWithReason(number) == PhoneNumberUtil.ValidationResult.IS_POSSIBLE);
            return counts ? util.Format(number, PhoneNumberFormat.E164) : null;
        }
        catch (NumberParseException)
        {
            return null; // No digits that could be a number.
        }
    }

    /// <summary>Until 2019 mobile phones of Mexico had a 1 behind the country's code; it is the same phone.</summary>
    private static PhoneNumber WithoutMexicanOne(PhoneNumberUtil util, PhoneNumber number)
    {
        var national = util.GetNationalSignificantNumber(number);
        return number.CountryCode == MexicoCode && national.Length == MexicanDigits + 1 && national[0] == '1'
            ? util.Parse($"+{MexicoCode}{national[1..]}", defaultRegion: null)
            : number;
    }

    /// <summary>A spreadsheet that took the number for one to count with writes 491701234567.0.</summary>
    [GeneratedRegex(@"^(\+?\d{6,})[.,]0+$")]
    private static partial Regex SpreadsheetTail();
}

/// <summary>What a text says of a telephone number.</summary>
/// <param name="Number">In E.164; null where it is none, or where it may be two.</param>
/// <param name="MayBeTwo">Whether it is one number with its country's code and another one without.</param>
public sealed record PhoneReading(string? Number, bool MayBeTwo)
{
    public static readonly PhoneReading None = new(null, MayBeTwo: false);

    public static readonly PhoneReading Ambiguous = new(null, MayBeTwo: true);

    public static PhoneReading Of(string? number) => new(number, MayBeTwo: false);
}
