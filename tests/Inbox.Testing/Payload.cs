using System.Text.Json;

namespace Inbox.Testing;

/// <summary>Webhook bodies in the shapes of meta-platform 1.3 and 2.</summary>
public static class Payload
{
    private static long clock = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds();

    /// <summary>Milliseconds that only grow, so that messages made one after the other were sent in that order.</summary>
    public static long NextTime() => Interlocked.Increment(ref clock);

    public static string NewMid() => $"m_{Guid.NewGuid():N}";

    public static string Text(
        string pageId, string from, string? text, string? mid = null, long? at = null, string @object = "page") =>
        Envelope(@object, Entry(pageId, Message(from, pageId, text, mid, at)));

    public static string Echo(
        string pageId, string to, string? text, string? mid = null, long? at = null, string @object = "page") =>
        Envelope(@object, Entry(pageId, new
        {
            sender = new { id = pageId },
            recipient = new { id = to },
            timestamp = at ?? NextTime(),
            message = new { is_echo = true, app_id = 263902037430900, mid = mid ?? NewMid(), text },
        }));

    public static string Picture(string pageId, string from, string url, string @object = "page") =>
        Envelope(@object, Entry(pageId, new
        {
            sender = new { id = from },
            recipient = new { id = pageId },
            timestamp = NextTime(),
            message = new { mid = NewMid(), attachments = new[] { new { type = "image", payload = new { url } } } },
        }));

    public static object Message(string from, string pageId, string? text, string? mid = null, long? at = null) => new
    {
        sender = new { id = from },
        recipient = new { id = pageId },
        timestamp = at ?? NextTime(),
        message = new { mid = mid ?? NewMid(), text },
    };

    public static object Entry(string pageId, params object[] messaging) =>
        new { time = NextTime(), id = pageId, messaging };

    public static string Envelope(string @object, params object[] entry) => JsonSerializer.Serialize(new { @object, entry });
}
