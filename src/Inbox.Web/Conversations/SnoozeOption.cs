using System.Globalization;
using Inbox.Web.Organizations;

namespace Inbox.Web.Conversations;

/// <summary>A moment that a conversation can rest until, as the menu offers it.</summary>
/// <param name="Key">How a form says it.</param>
/// <param name="Name">A key of the localizer.</param>
/// <param name="Until">Null until the contact writes.</param>
public sealed record SnoozeOption(string Key, string Name, DateTimeOffset? Until)
{
    /// <summary>What a form says that names its own moment.</summary>
    public const string Own = "own";

    /// <summary>How a form writes its own moment, in the agent's zone (HTML, datetime-local).</summary>
    public const string OwnFormat = "yyyy-MM-dd'T'HH:mm";

    private const int Morning = 9;
    private static readonly TimeSpan Later = TimeSpan.FromHours(3);
    private static readonly TimeSpan MaxDuration = TimeSpan.FromDays(366);

    /// <summary>What is offered: no moment twice, as Monday would be on a Sunday.</summary>
    public static IReadOnlyList<SnoozeOption> For(DateTimeOffset now, TimeZoneInfo zone) =>
        [.. All(now, zone).DistinctBy(choice => choice.Until)];

    private static SnoozeOption[] All(DateTimeOffset now, TimeZoneInfo zone)
    {
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, zone).DateTime);
        var monday = today.AddDays(((int)DayOfWeek.Monday - (int)today.DayOfWeek + 6) % 7 + 1);
        return
        [
            new("later", "In three hours", now + Later),
            new("tomorrow", "Tomorrow morning", MorningOf(today.AddDays(1), zone)),
            new("monday", "Monday morning", MorningOf(monday, zone)),
            new("write", "Until they write", null),
        ];
    }

    /// <summary>What a form chose.</summary>
    /// <returns>Null where it names none of the choices, or a moment that is over or more than a year away.</returns>
    public static SnoozeOption? Parse(string? key, string? at, DateTimeOffset now, TimeZoneInfo zone)
    {
        if (key != Own)
        {
            return Array.Find(All(now, zone), choice => choice.Key == key);
        }

        return DateTime.TryParseExact(at, OwnFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var there)
            && TimeZones.At(there, zone) is var until && until > now && until <= now + MaxDuration
                ? new(Own, "", until)
                : null;
    }

    /// <summary>A moment as a form names it.</summary>
    public static string Write(DateTimeOffset at, TimeZoneInfo zone) =>
        TimeZoneInfo.ConvertTime(at, zone).ToString(OwnFormat, CultureInfo.InvariantCulture);

    private static DateTimeOffset MorningOf(DateOnly day, TimeZoneInfo zone) =>
        TimeZones.At(day.ToDateTime(new TimeOnly(Morning, 0)), zone);
}
