using System.Text.Json.Serialization;

namespace Inbox.Web.Meta.Wire;

/// <summary>A `referral`: its own event, or inside a message or a postback (meta-platform 2.14).</summary>
internal sealed record WireReferral
{
    [JsonConverter(typeof(TextOrNumber))]
    public string? Ref { get; set; }

    [JsonConverter(typeof(TextOrNumber))]
    public string? Source { get; set; }

    [JsonConverter(typeof(TextOrNumber))]
    public string? Type { get; set; }

    [JsonConverter(typeof(TextOrNumber))]
    public string? AdId { get; set; }

    [JsonConverter(typeof(TextOrNumber))]
    public string? RefererUri { get; set; }

    [JsonConverter(typeof(ObjectOrNull<WireAdContext>))]
    public WireAdContext? AdsContextData { get; set; }

    [JsonConverter(typeof(ObjectOrNull<WireParty>))]
    public WireParty? Product { get; set; }
}

internal sealed record WireAdContext
{
    [JsonConverter(typeof(TextOrNumber))]
    public string? AdTitle { get; set; }

    [JsonConverter(typeof(TextOrNumber))]
    public string? ProductId { get; set; }
}
