using System.Text.Json.Nodes;
using Inbox.MetaSimulator.Wire;

namespace Inbox.MetaSimulator.Acts;

/// <summary>Each type of attachment as Meta writes it, around an address and a title (meta-platform 2.4).</summary>
internal static class AttachmentSamples
{
    private const long LikeThumb = 369239263222822;

    public static readonly IReadOnlyList<string> Types =
    [
        "image", "video", "audio", "file", "sticker", "location", "fallback", "reel", "ig_reel", "post", "ig_post", "share",
        "story_mention", "ig_story", "like_heart", "ephemeral", "unsupported_type", "template", "appointment_booking",
    ];

    public static SimulatedAttachment Of(Act act)
    {
        var type = act.Text("type") ?? "image";
        var attachment = SimulatedAttachment.With(type, act.Object("payload") ?? Payload(type, act));
        if (type == "location")
        {
            attachment.Json["title"] = act.Text("title") ?? "Pinned location";
            attachment.Json["url"] = "https://www.facebook.com/l.php?u=maps";
        }

        return attachment;
    }

    private static JsonObject? Payload(string type, Act act)
    {
        var url = act.Text("url") ?? $"https://scontent.example/{type}";
        var title = act.Text("title") ?? "A title";
        return type switch
        {
            "like_heart" or "ephemeral" => null,
            "sticker" => new() { ["url"] = url, ["sticker_id"] = LikeThumb },
            "location" => new() { ["coordinates"] = new JsonObject { ["lat"] = 53.55, ["long"] = 9.99 } },
            "fallback" => new() { ["url"] = url, ["title"] = title },
            "reel" or "ig_reel" => new() { ["url"] = url, ["title"] = title, ["reel_video_id"] = 1790000000000001 },
            "post" => new() { ["url"] = url, ["title"] = title, ["id"] = "1040000000000010" },
            "ig_post" or "share" => new() { ["ig_post_media_id"] = "17900000000000001", ["title"] = title, ["url"] = url },
            "ig_story" or "story" => new() { ["story_media_id"] = "17900000000000002", ["story_media_url"] = url },
            "template" =>
                JsonReading.Parse("""{"product":{"elements":[{"id":"1","title":"A product","subtitle":"12 €"}]}}""") as JsonObject,
            "appointment_booking" =>
                JsonReading.Parse(
                    """{"booking_id":"1","status":"requested","start_time":1790000000,"end_time":1790003600,"timezone":"Europe/Berlin"}""") as JsonObject,
            _ => new() { ["url"] = url },
        };
    }
}
