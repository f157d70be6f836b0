namespace Inbox.Web.Data;

/// <summary>Moments as a column keeps them, so that what was written can be compared with what is read.</summary>
public static class ColumnTime
{
    /// <summary>The moment in whole microseconds, of which PostgreSQL keeps no parts.</summary>
    public static DateTimeOffset Fit(DateTimeOffset moment) => moment.AddTicks(-(moment.Ticks % TimeSpan.TicksPerMicrosecond));
}
