using System.Text.RegularExpressions;

namespace Inbox.Web.Organizations;

/// <summary>IANA time zones, as organizations and agents are set to, and moments by their clocks.</summary>
public static partial class TimeZones
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    /// <summary>The zones to choose from, named for a place: Europe/Berlin.</summary>
    public static IReadOnlyList<string> All { get; } =
        [.. TimeZoneInfo.GetSystemTimeZones().Where(z => z.HasIanaId).Select(z => z.Id).Where(id => Place().IsMatch(id))
            .Append(TimeZoneInfo.Utc.Id).Order(StringComparer.Ordinal)];

    /// <summary>Those, and the one that is set, which may be an older name of one of them, such as Asia/Calcutta.</summary>
    public static IEnumerable<string> With(string? current) =>
        current is null || All.Contains(current) ? All : All.Append(current).Order(StringComparer.Ordinal);

    /// <summary>Whether it is UTC, or a zone that is named for a place, also by an older name.</summary>
    public static bool Exists(string id) =>
        id == TimeZoneInfo.Utc.Id
        || (id.Length <= Organization.TimeZoneLength && Place().IsMatch(id) && TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone)
            && zone.HasIanaId);

    /// <summary>The zone, or UTC if this machine does not know it.</summary>
    public static TimeZoneInfo Find(string id) => TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone) ? zone : TimeZoneInfo.Utc;

    /// <summary>When a day begins there.</summary>
    public static DateTimeOffset StartOf(DateOnly day, TimeZoneInfo zone) => At(day.ToDateTime(TimeOnly.MinValue), zone);

    /// <summary>When the day after it begins there; the end of time for the last one of the calendar.</summary>
    public static DateTimeOffset EndOf(DateOnly day, TimeZoneInfo zone) =>
        day == DateOnly.MaxValue ? DateTimeOffset.MaxValue : StartOf(day.AddDays(1), zone);

    /// <summary>
    /// The moment, in UTC, at which the clocks there show a time: the first one where they show it twice. A time that they skip is as long
    /// after midnight as it says. At the ends of the calendar it is the first or the last moment that there is.
    /// </summary>
    /// <remarks>
    /// Converted to and fro, since .NET knows neither what is skipped nor what comes twice where summer is a zone's standard time, as in
    /// Europe/Dublin, or winter is by rules of its own, as in Africa/Casablanca.
    /// </remarks>
    public static DateTimeOffset At(DateTime there, TimeZoneInfo zone)
    {
        var local = DateTime.SpecifyKind(there, DateTimeKind.Unspecified);
        var asUtc = new DateTimeOffset(local, TimeSpan.Zero);
        var (before, after) = (zone.GetUtcOffset(Later(asUtc, -Day)), zone.GetUtcOffset(Later(asUtc, Day)));
        var moments = new[] { Later(asUtc, -before), Later(asUtc, -after) };
        return moments.Where(moment => TimeZoneInfo.ConvertTime(moment, zone).DateTime == local).DefaultIfEmpty(moments[0]).Min();
    }

    /// <summary>So much later, and never beyond what a date can hold.</summary>
    private static DateTimeOffset Later(DateTimeOffset moment, TimeSpan by) =>
        new(Math.Clamp(moment.Ticks + by.Ticks, DateTimeOffset.MinValue.Ticks, DateTimeOffset.MaxValue.Ticks), TimeSpan.Zero);

    [GeneratedRegex("^(Africa|America|Antarctica|Arctic|Asia|Atlantic|Australia|Europe|Indian|Pacific)(/[A-Za-z0-9_+-]+){1,2}$")]
    private static partial Regex Place();
}
