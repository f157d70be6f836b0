using System.Globalization;

namespace Inbox.Web.Views;

/// <summary>The languages that the product speaks.</summary>
public static class Languages
{
    public const string English = "en";

    public static readonly IReadOnlyList<CultureInfo> All = [new(English), new("de"), Arabic()];

    public static bool Exists(string? language) => All.Any(culture => culture.Name == language);

    /// <summary>
    /// Numbers as browsers write them: 1,284.5 where .NET has 1٬284٫5. Signs stand on the left, wherever the line begins, and a
    /// mark of direction holds them there.
    /// </summary>
    private static CultureInfo Arabic()
    {
        var numbers = (NumberFormatInfo)CultureInfo.InvariantCulture.NumberFormat.Clone();
        (numbers.NegativeSign, numbers.PositiveSign, numbers.PercentSymbol) = ("\u200e-", "\u200e+", "\u200e%\u200e");
        (numbers.PercentPositivePattern, numbers.PercentNegativePattern) = (1, 1);
        var culture = new CultureInfo("ar") { NumberFormat = numbers };
        culture.DateTimeFormat.Calendar = new GregorianCalendar();
        return culture;
    }
}
