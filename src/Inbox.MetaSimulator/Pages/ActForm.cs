using System.Text.Json.Nodes;

namespace Inbox.MetaSimulator.Pages;

/// <summary>One act of the person, or of Meta; which of the fields count depends on the kind.</summary>
internal sealed class ActForm
{
    public string Kind { get; set; } = "";

    public string? Mid { get; set; }

    public string? Text { get; set; }

    public string? Payload { get; set; }

    public string? Emoji { get; set; }

    public string? Type { get; set; }

    public string? AdId { get; set; }

    public bool Standby { get; set; }

    // Only these show a picture, and the simulator has no film and no sound.
    private bool HasPicture => Kind is "story_reply" or "story_mention" || (Kind == "attachment" && Type is "image" or "sticker" or "file");

    public JsonObject ToFields(Uri picture)
    {
        (string Name, string? Value)[] all =
        [
            ("mid", Mid), ("text", Text), ("payload", Payload), ("emoji", Emoji), ("type", Type), ("adId", AdId),
            ("url", HasPicture ? picture.AbsoluteUri : null),
        ];
        return new(all.Where(one => !string.IsNullOrWhiteSpace(one.Value))
            .Select(one => KeyValuePair.Create(one.Name, (JsonNode?)one.Value)));
    }
}
