using System.Text.Json.Serialization;

namespace Inbox.Web.Meta.Wire;

/// <summary>A `message_edit` (meta-platform 2.9).</summary>
internal sealed record WireMessageEdit
{
    [JsonConverter(typeof(TextOrNumber))]
    public string? Mid { get; set; }

    [JsonConverter(typeof(TextOrNumber))]
    public string? Text { get; set; }

    [JsonConverter(typeof(TextOrNumber))]
    public string? NumEdit { get; set; }
}

/// <summary>A `reaction` (meta-platform 2.10).</summary>
internal sealed record WireReaction
{
    [JsonConverter(typeof(TextOrNumber))]
    public string? Mid { get; set; }

    [JsonConverter(typeof(TextOrNumber))]
    public string? Action { get; set; }

    [JsonConverter(typeof(TextOrNumber))]
    public string? Reaction { get; set; }

    [JsonConverter(typeof(TextOrNumber))]
    public string? Emoji { get; set; }
}

/// <summary>A `delivery` or a `read` (meta-platform 2.11, 2.12).</summary>
internal sealed record WireReceipt
{
    [JsonConverter(typeof(TextOrNumber))]
    public string? Mid { get; set; }

    [JsonConverter(typeof(TextsOrEmpty))]
    public IReadOnlyList<string> Mids { get; set; } = [];

    [JsonConverter(typeof(TextOrNumber))]
    public string? Watermark { get; set; }
}

/// <summary>A `postback` (meta-platform 2.13).</summary>
internal sealed record WirePostback
{
    [JsonConverter(typeof(TextOrNumber))]
    public string? Mid { get; set; }

    [JsonConverter(typeof(TextOrNumber))]
    public string? Title { get; set; }

    [JsonConverter(typeof(TextOrNumber))]
    public string? Payload { get; set; }

    [JsonConverter(typeof(ObjectOrNull<WireReferral>))]
    public WireReferral? Referral { get; set; }
}

/// <summary>An `optin` (meta-platform 2.15).</summary>
internal sealed record WireOptIn
{
    [JsonConverter(typeof(TextOrNumber))]
    public string? Type { get; set; }

    [JsonConverter(typeof(TextOrNumber))]
    public string? Ref { get; set; }

    [JsonConverter(typeof(TextOrNumber))]
    public string? Title { get; set; }

    [JsonConverter(typeof(TextOrNumber))]
    public string? NotificationMessagesStatus { get; set; }
}

/// <summary>A pass, take or request of thread control (meta-platform 2.16).</summary>
internal sealed record WireThreadControl
{
    [JsonConverter(typeof(TextOrNumber))]
    public string? PreviousOwnerAppId { get; set; }

    [JsonConverter(typeof(TextOrNumber))]
    public string? NewOwnerAppId { get; set; }

    [JsonConverter(typeof(TextOrNumber))]
    public string? RequestedOwnerAppId { get; set; }

    [JsonConverter(typeof(TextOrNumber))]
    public string? Metadata { get; set; }
}
