using System.Globalization;

namespace Inbox.Web.Meta;

internal static class MetaTime
{
    private const long FirstMilliseconds = 100_000_000_000;
    private const long MillisecondsADay = 86_400_000;

    /// <summary>Reads seconds or milliseconds (meta-platform 1.9); null for what cannot be a time of something received.</summary>
    public static DateTimeOffset? Read(string? text, DateTimeOffset receivedAt)
    {
        if (!long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number == 0)
        {
            return null;
        }

        var milliseconds = number < FirstMilliseconds ? number * 1000 : number;
        return milliseconds <= receivedAt.ToUnixTimeMilliseconds() + MillisecondsADay
            ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds)
            : null;
    }
}
