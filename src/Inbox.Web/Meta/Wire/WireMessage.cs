using System.Text.Json.Serialization;

namespace Inbox.Web.Meta.Wire;

/// <summary>A `message` (meta-platform 2.2 to 2.8).</summary>
internal sealed record WireMessage
{
    [JsonConverter(typeof(TextOrNumber))]
    public string? Mid { get; set; }

    [JsonConverter(typeof(TextOrNumber))]
    public string? Text { get; set; }

    [JsonConverter(typeof(ListOrEmpty<WireAttachment>))]
    public IReadOnlyList<WireAttachment> Attachments { get; set; } = [];

    [JsonConverter(typeof(Flag))]
    public bool IsEcho { get; set; }

    [JsonConverter(typeof(TextOrNumber))]
    public string? AppId { get; set; }

    [JsonConverter(typeof(TextOrNumber))]
    public string? Metadata { get; set; }

    [JsonConverter(typeof(Flag))]
    public bool IsDeleted { get; set; }

    [JsonConverter(typeof(Flag))]
    public bool IsUnsupported { get; set; }

    [JsonConverter(typeof(Flag))]
    public bool IsSelf { get; set; }

    [JsonConverter(typeof(TextOrNumber))]
    public string? AdminText { get; set; }

    [JsonConverter(typeof(ObjectOrNull<WireQuickReply>))]
    public WireQuickReply? QuickReply { get; set; }

    [JsonConverter(typeof(ObjectOrNull<WireReply>))]
    public WireReply? ReplyTo { get; set; }

    [JsonConverter(typeof(ObjectOrNull<WireReferral>))]
    public WireReferral? Referral { get; set; }
}

internal sealed record WireQuickReply
{
    [JsonConverter(typeof(TextOrNumber))]
    public string? Payload { get; set; }
}

/// <summary>What a message answers: another one, or a story (meta-platform 2.5).</summary>
internal sealed record WireReply
{
    [JsonConverter(typeof(TextOrNumber))]
    public string? Mid { get; set; }

    [JsonConverter(typeof(ObjectOrNull<WireStory>))]
    public WireStory? Story { get; set; }
}

internal sealed record WireStory
{
    [JsonConverter(typeof(TextOrNumber))]
    public string? Id { get; set; }

    [JsonConverter(typeof(TextOrNumber))]
    public string? Url { get; set; }
}
