using System.Text.Json.Serialization;

namespace Inbox.Web.Meta.Wire;

/// <summary>An element of `messaging` or `standby` that carries a message (meta-platform 2).</summary>
internal sealed record WireMessaging
{
    [JsonConverter(typeof(ObjectOrNull<WireParty>))]
    public WireParty? Sender { get; init; }

    [JsonConverter(typeof(ObjectOrNull<WireParty>))]
    public WireParty? Recipient { get; init; }

    [JsonConverter(typeof(TextOrNumber))]
    public string? Timestamp { get; init; }

    [JsonConverter(typeof(ObjectOrNull<WireMessage>))]
    public WireMessage? Message { get; init; }
}

internal sealed record WireParty
{
    [JsonConverter(typeof(TextOrNumber))]
    public string? Id { get; init; }
}
