using System.Globalization;

namespace Inbox.Web.Views;

/// <summary>The languages that the product speaks.</summary>
public static class Languages
{
    public const string English = "en";

    public static readonly IReadOnlyList<CultureInfo> All = [new(English), new("de"), Arabic()];

    public static bool Exists(string? language) => All.Any(culture => culture.Name == language);

    /// <summary>With the digits that .NET writes go the signs that belong to them: 1,284 and not 1٬284.</summary>
    private static CultureInfo Arabic()
    {
        var culture = new CultureInfo("ar") { NumberFormat = (NumberFormatInfo)CultureInfo.InvariantCulture.NumberFormat.Clone() };
        culture.DateTimeFormat.Calendar = new GregorianCalendar();
        return culture;
    }
}
