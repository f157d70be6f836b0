using System.Globalization;
using Inbox.Web.Contacts;

namespace Inbox.Web.Importing;

/// <summary>In which order a file writes days. Months and days of one or two digits, parted by dots, slashes or hyphens.</summary>
public enum DayOrder
{
    YearFirst,
    DayFirst,
    MonthFirst,
}

internal static class ImportedDay
{
    private static readonly Dictionary<DayOrder, string[]> Formats = new()
    {
        [DayOrder.YearFirst] = ["yyyy-M-d", "yyyy/M/d", "yyyy.M.d"],
        [DayOrder.DayFirst] = ["d.M.yyyy", "d/M/yyyy", "d-M-yyyy"],
        [DayOrder.MonthFirst] = ["M/d/yyyy", "M-d-yyyy", "M.d.yyyy"],
    };

    /// <returns>Year, month and day, as our fields have them; what is no such day stays as it is.</returns>
    public static string Read(string text, DayOrder order) =>
        DateOnly.TryParseExact(text, Formats[order], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day.ToString(OwnValueParser.DateFormat, CultureInfo.InvariantCulture) : text;
}
