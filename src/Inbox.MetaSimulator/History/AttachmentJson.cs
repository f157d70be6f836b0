using System.Text.Json.Nodes;
using Inbox.MetaSimulator.Wire;

namespace Inbox.MetaSimulator.History;

/// <summary>Attachments as the history shows them: files, shares, stickers and stories apart (meta-platform 5.2).</summary>
internal static class AttachmentJson
{
    private static readonly HashSet<string> Shared =
        ["fallback", "reel", "ig_reel", "post", "ig_post", "share", "ig_story", "story", "location"];

    public static void AddTo(JsonObject json, SimulatedMessage message)
    {
        var files = message.Attachments.Select((attachment, index) => File(attachment, index)).OfType<JsonNode>().ToArray();
        if (files.Length > 0)
        {
            json["attachments"] = new JsonObject { ["data"] = new JsonArray(files) };
        }

        var shares = message.Attachments.Where(attachment => Shared.Contains(attachment.Type)).Select(Share).ToArray<JsonNode>();
        if (shares.Length > 0)
        {
            json["shares"] = new JsonObject { ["data"] = new JsonArray(shares) };
        }

        foreach (var attachment in message.Attachments)
        {
            AddSingle(json, attachment);
        }
    }

    private static void AddSingle(JsonObject json, SimulatedAttachment attachment)
    {
        switch (attachment.Type)
        {
            case "sticker" or "like_heart":
                json["sticker"] = attachment.Url ?? "https://scontent.example/stickers/heart.png";
                break;
            case "story_mention":
                json["story"] = new JsonObject { ["mention"] = new JsonObject { ["link"] = attachment.Url, ["id"] = "17900000000000001" } };
                break;
            case "ephemeral" or "unsupported_type":
                json["is_unsupported"] = true;
                break;
        }
    }

    private static JsonObject? File(SimulatedAttachment attachment, int index) => attachment.Type switch
    {
        "image" => File(index, "image/jpeg", "image_data", ImageData(attachment)),
        "video" => File(index, "video/mp4", "video_data", VideoData(attachment)),
        "audio" => File(index, "audio/mp4", "file_url", attachment.Url),
        "file" => File(index, "application/pdf", "file_url", attachment.Url),
        "template" or "appointment_booking" => File(index, "", "generic_template", new JsonObject { ["title"] = Title(attachment) }),
        _ => null,
    };

    private static JsonObject ImageData(SimulatedAttachment attachment) => new()
    {
        ["width"] = 600,
        ["height"] = 800,
        ["max_width"] = 600,
        ["max_height"] = 800,
        ["url"] = attachment.Url,
        ["preview_url"] = attachment.Url,
        ["image_type"] = 1,
        ["render_as_sticker"] = false,
    };

    private static JsonObject VideoData(SimulatedAttachment attachment) => new()
    {
        ["width"] = 600,
        ["height"] = 800,
        ["length"] = 12,
        ["video_type"] = 2,
        ["url"] = attachment.Url,
        ["preview_url"] = attachment.Url,
        ["rotation"] = 0,
    };

    private static JsonObject File(int index, string mimeType, string member, JsonNode? data) => new()
    {
        ["id"] = $"{index + 1}",
        ["mime_type"] = mimeType,
        ["name"] = $"file-{index + 1}",
        ["size"] = 12_345,
        [member] = data,
    };

    private static JsonObject Share(SimulatedAttachment attachment) =>
        new() { ["link"] = attachment.Url, ["name"] = Title(attachment) };

    private static string Title(SimulatedAttachment attachment) =>
        (attachment.Json["payload"] as JsonObject)?["title"].AsText() ?? attachment.Json["title"].AsText() ?? "";
}
