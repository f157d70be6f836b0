using System.Text.Json.Serialization;

namespace Inbox.Web.Meta.Wire;

/// <summary>An element of a message's `attachments` (meta-platform 2.4).</summary>
internal sealed record WireAttachment
{
    [JsonConverter(typeof(TextOrNumber))]
    public string? Type { get; init; }

    [JsonConverter(typeof(TextOrNumber))]
    public string? Title { get; init; }

    [JsonConverter(typeof(TextOrNumber))]
    public string? Url { get; init; }

    [JsonConverter(typeof(ObjectOrNull<WireAttachmentPayload>))]
    public WireAttachmentPayload? Payload { get; init; }
}

internal sealed record WireAttachmentPayload
{
    [JsonConverter(typeof(TextOrNumber))]
    public string? Url { get; init; }

    [JsonConverter(typeof(TextOrNumber))]
    public string? Title { get; init; }

    [JsonConverter(typeof(TextOrNumber))]
    public string? StoryMediaUrl { get; init; }

    [JsonConverter(typeof(TextOrNumber))]
    public string? StickerId { get; init; }

    [JsonConverter(typeof(TextOrNumber))]
    public string? IgPostMediaId { get; init; }

    [JsonIgnore]
    public string? ContentId => StickerId ?? IgPostMediaId;
}
