using System.Text.Json.Serialization;

namespace Inbox.Web.Meta.Wire;

/// <summary>An element of `messaging` or `standby` that carries a message (meta-platform 2).</summary>
internal sealed record WireMessaging
{
    [JsonConverter(typeof(ObjectOrNull<WireParty>))]
    public WireParty? Sender { get; set; }

    [JsonConverter(typeof(ObjectOrNull<WireParty>))]
    public WireParty? Recipient { get; set; }

    [JsonConverter(typeof(TextOrNumber))]
    public string? Timestamp { get; set; }

    [JsonConverter(typeof(ObjectOrNull<WireMessage>))]
    public WireMessage? Message { get; set; }
}

internal sealed record WireParty
{
    [JsonConverter(typeof(TextOrNumber))]
    public string? Id { get; set; }
}
