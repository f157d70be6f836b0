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

    [JsonConverter(typeof(PayloadOrLink))]
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

    [JsonConverter(typeof(ObjectOrNull<WireCoordinates>))]
    public WireCoordinates? Coordinates { get; set; }

    [JsonConverter(typeof(TextOrNumber))]
    public string? Text { get; set; }

    [JsonConverter(typeof(ListOrEmpty<WireCardButton>))]
    public IReadOnlyList<WireCardButton> Buttons { get; set; } = [];

    [JsonConverter(typeof(ListOrEmpty<WireCard>))]
    public IReadOnlyList<WireCard> Elements { get; set; } = [];

    [JsonConverter(typeof(ObjectOrNull<WireProduct>))]
    public WireProduct? Product { get; set; }

    [JsonConverter(typeof(TextOrNumber))]
    public string? Status { get; set; }

    [JsonConverter(typeof(TextOrNumber))]
    public string? StartTime { get; set; }

    [JsonIgnore]
    public string? ContentId => StickerId ?? IgPostMediaId;
}

internal sealed record WireCoordinates
{
    [JsonConverter(typeof(TextOrNumber))]
    public string? Lat { get; set; }

    [JsonConverter(typeof(TextOrNumber))]
    public string? Long { get; set; }
}
