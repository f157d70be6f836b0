using System.Text.Json.Serialization;

namespace Inbox.Web.Meta.Wire;

/// <summary>An element of a message's `attachments` (meta-platform 2.4).</summary>
internal sealed record WireAttachment
{
    [JsonConverter(typeof(TextOrNumber))]
    public string? Type { get; set; }

    [JsonConverter(typeof(TextOrNumber))]
    public string? Title { get; set; }

    [JsonConverter(typeof(TextOrNumber))]
    public string? Url { get; set; }

    [JsonConverter(typeof(ObjectOrNull<WireAttachmentPayload>))]
    public WireAttachmentPayload? Payload { get; set; }
}

internal sealed record WireAttachmentPayload
{
    [JsonConverter(typeof(TextOrNumber))]
    public string? Url { get; set; }

    [JsonConverter(typeof(TextOrNumber))]
    public string? Title { get; set; }

    [JsonConverter(typeof(TextOrNumber))]
    public string? StoryMediaUrl { get; set; }

    [JsonConverter(typeof(TextOrNumber))]
    public string? StickerId { get; set; }

    [JsonConverter(typeof(TextOrNumber))]
    public string? IgPostMediaId { get; set; }

    [JsonIgnore]
    public string? ContentId => StickerId ?? IgPostMediaId;
}
