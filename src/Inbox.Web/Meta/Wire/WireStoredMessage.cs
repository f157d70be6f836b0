using System.Text.Json.Serialization;

namespace Inbox.Web.Meta.Wire;

/// <summary>A message as the Graph API tells of it afterwards (meta-platform 5.2).</summary>
internal sealed record WireStoredMessage
{
    [JsonConverter(typeof(TextOrNumber))]
    public string? CreatedTime { get; set; }

    [JsonConverter(typeof(ObjectOrNull<WireParty>))]
    public WireParty? From { get; set; }

    [JsonConverter(typeof(ObjectOrNull<WireParties>))]
    public WireParties? To { get; set; }

    [JsonConverter(typeof(TextOrNumber))]
    public string? Message { get; set; }

    [JsonConverter(typeof(TextOrNumber))]
    public string? Sticker { get; set; }

    [JsonConverter(typeof(Flag))]
    public bool IsUnsupported { get; set; }

    [JsonConverter(typeof(ObjectOrNull<WireStoredAttachments>))]
    public WireStoredAttachments? Attachments { get; set; }

    [JsonConverter(typeof(ObjectOrNull<WireReply>))]
    public WireReply? ReplyTo { get; set; }
}

internal sealed record WireParties
{
    [JsonConverter(typeof(ListOrEmpty<WireParty>))]
    public IReadOnlyList<WireParty> Data { get; set; } = [];
}

internal sealed record WireStoredAttachments
{
    [JsonConverter(typeof(ListOrEmpty<WireStoredAttachment>))]
    public IReadOnlyList<WireStoredAttachment> Data { get; set; } = [];
}

internal sealed record WireStoredAttachment
{
    [JsonConverter(typeof(TextOrNumber))]
    public string? MimeType { get; set; }

    [JsonConverter(typeof(TextOrNumber))]
    public string? Name { get; set; }

    [JsonConverter(typeof(TextOrNumber))]
    public string? FileUrl { get; set; }

    [JsonConverter(typeof(ObjectOrNull<WireStory>))]
    public WireStory? ImageData { get; set; }

    [JsonConverter(typeof(ObjectOrNull<WireStory>))]
    public WireStory? VideoData { get; set; }
}
