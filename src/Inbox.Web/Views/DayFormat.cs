namespace Inbox.Web.Views;

/// <summary>
/// How days and times are written: .NET's patterns, keys of the localizer, since a language puts its own dots and commas.
/// </summary>
public static class DayFormat
{
    public const string Clock = "HH:mm";
    public const string ShortWeekday = "ddd";
    public const string WeekdayClock = "ddd HH:mm";
    public const string Day = "d MMM";
    public const string DayClock = "d MMM, HH:mm";
    public const string DayOfYear = "d MMM yyyy";
    public const string Date = "d MMMM yyyy";
    public const string Weekday = "dddd, d MMMM";
    public const string WeekdayOfYear = "dddd, d MMMM yyyy";
}
