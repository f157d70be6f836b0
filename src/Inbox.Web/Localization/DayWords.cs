using System.Globalization;

namespace Inbox.Web.Localization;

/// <summary>A day of the calendar as the reader's language writes it.</summary>
public static class DayWords
{
    /// <param name="day">As 2026-11-25; what is none is given back as it is.</param>
    public static string Of(string day) =>
        DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date.ToString("d MMMM yyyy", CultureInfo.CurrentCulture) : day;
}
