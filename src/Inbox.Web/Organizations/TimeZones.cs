namespace Inbox.Web.Organizations;

/// <summary>IANA time zones, as organizations and agents are set to.</summary>
public static class TimeZones
{
    /// <summary>The zones to choose from, named for a place: Europe/Berlin.</summary>
    public static IReadOnlyList<string> All { get; } =
        [.. TimeZoneInfo.GetSystemTimeZones().Where(z => z.HasIanaId && z.Id.Contains('/')).Select(z => z.Id).Append("UTC")
            .Order(StringComparer.Ordinal)];

    public static bool Exists(string id) =>
        id.Length <= Organization.TimeZoneLength && TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone) && zone.HasIanaId;

    /// <summary>The zone, or UTC if this machine does not know it.</summary>
    public static TimeZoneInfo Find(string id) => TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone) ? zone : TimeZoneInfo.Utc;
}
