using System.Globalization;

namespace Inbox.Web.Meta;

internal static class MetaTime
{
    private const long FirstMilliseconds = 100_000_000_000;
    private const long MillisecondsADay = 86_400_000;

    /// <summary>Reads seconds or milliseconds (meta-platform 1.9); null for what cannot be a time of something received.</summary>
    public static DateTimeOffset? Read(string? text, DateTimeOffset receivedAt) =>
        MillisecondsIn(text) is { } milliseconds && milliseconds <= receivedAt.ToUnixTimeMilliseconds() + MillisecondsADay
            ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds)
            : null;

    /// <summary>
    /// Reads a watermark. One that is ahead of our clock counts up to when it reached us: nothing that is sent later was read before.
    /// </summary>
    public static DateTimeOffset? ReadUntil(string? text, DateTimeOffset receivedAt) => MillisecondsIn(text) switch
    {
        null => null,
        { } milliseconds when milliseconds < receivedAt.ToUnixTimeMilliseconds() => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds),
        _ => receivedAt,
    };

    private static long? MillisecondsIn(string? text) =>
        !long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number == 0 ? null
        : number < FirstMilliseconds ? number * 1000
        : number;
}
