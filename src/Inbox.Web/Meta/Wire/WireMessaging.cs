using System.Text.Json.Serialization;

namespace Inbox.Web.Meta.Wire;

/// <summary>An element of `messaging` or `standby`: who, when, and one of the things that can happen (meta-platform 2).</summary>
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

    [JsonConverter(typeof(ObjectOrNull<WireMessageEdit>))]
    public WireMessageEdit? MessageEdit { get; set; }

    [JsonConverter(typeof(ObjectOrNull<WireReaction>))]
    public WireReaction? Reaction { get; set; }

    [JsonConverter(typeof(ObjectOrNull<WirePostback>))]
    public WirePostback? Postback { get; set; }

    [JsonConverter(typeof(ObjectOrNull<WireReceipt>))]
    public WireReceipt? Read { get; set; }

    [JsonConverter(typeof(ObjectOrNull<WireReceipt>))]
    public WireReceipt? Delivery { get; set; }

    [JsonConverter(typeof(ObjectOrNull<WireOptIn>))]
    public WireOptIn? Optin { get; set; }

    [JsonConverter(typeof(ObjectOrNull<WireReferral>))]
    public WireReferral? Referral { get; set; }

    [JsonConverter(typeof(ObjectOrNull<WireThreadControl>))]
    public WireThreadControl? PassThreadControl { get; set; }

    [JsonConverter(typeof(ObjectOrNull<WireThreadControl>))]
    public WireThreadControl? TakeThreadControl { get; set; }

    [JsonConverter(typeof(ObjectOrNull<WireThreadControl>))]
    public WireThreadControl? RequestThreadControl { get; set; }

    [JsonConverter(typeof(ObjectOrNull<WirePolicy>))]
    public WirePolicy? PolicyEnforcement { get; set; }

    [JsonPropertyName("policy-enforcement")]
    [JsonConverter(typeof(ObjectOrNull<WirePolicy>))]
    public WirePolicy? PolicyEnforcementOlder { get; set; }

    [JsonConverter(typeof(ObjectOrNull<WireIntegrity>))]
    public WireIntegrity? BusinessIntegrity { get; set; }

    /// <summary>Of `business_integrity`, in some of Meta's examples beside it (meta-platform 2.18).</summary>
    [JsonConverter(typeof(ListOrEmpty<WireRestriction>))]
    public IReadOnlyList<WireRestriction> Restrictions { get; set; } = [];
}

internal sealed record WireParty
{
    [JsonConverter(typeof(TextOrNumber))]
    public string? Id { get; set; }

    /// <summary>Instagram Login's number of an account, where it gives another id (meta-platform 5.2).</summary>
    [JsonConverter(typeof(TextOrNumber))]
    public string? UserId { get; set; }

    [JsonConverter(typeof(TextOrNumber))]
    public string? Name { get; set; }

    [JsonConverter(typeof(TextOrNumber))]
    public string? Username { get; set; }
}
