using System.Globalization;

namespace Inbox.Web.Data;

/// <summary>How a value stands in a cursor, and is read back from one that somebody may have made up.</summary>
public sealed record CursorFormat<TValue>(Func<TValue, string> Write, Func<string, (bool IsRead, TValue Value)> Read);

public static class CursorFormat
{
    /// <remarks>PostgreSQL keeps no NUL.</remarks>
    public static readonly CursorFormat<string> Text = new(text => text, text => (!text.Contains('\0', StringComparison.Ordinal), text));

    public static readonly CursorFormat<DateTimeOffset> Moment = new(
        at => at.UtcTicks.ToString(CultureInfo.InvariantCulture),
        text => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var ticks)
            && ticks <= DateTimeOffset.MaxValue.UtcTicks ? (true, new DateTimeOffset(ticks, TimeSpan.Zero)) : default);

    public static readonly CursorFormat<decimal> Number = new(
        number => number.ToString(CultureInfo.InvariantCulture),
        text => (decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var number), number));
}
