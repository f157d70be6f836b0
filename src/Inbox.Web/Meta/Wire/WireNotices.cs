using System.Text.Json.Serialization;

namespace Inbox.Web.Meta.Wire;

/// <summary>A `policy_enforcement` (meta-platform 2.18).</summary>
internal sealed record WirePolicy
{
    [JsonConverter(typeof(TextOrNumber))]
    public string? Action { get; set; }

    [JsonConverter(typeof(TextOrNumber))]
    public string? Reason { get; set; }
}

/// <summary>A `business_integrity` (meta-platform 2.18).</summary>
internal sealed record WireIntegrity
{
    [JsonConverter(typeof(TextOrNumber))]
    public string? Status { get; set; }

    [JsonConverter(typeof(ListOrEmpty<WireViolation>))]
    public IReadOnlyList<WireViolation> Violations { get; set; } = [];

    [JsonConverter(typeof(ListOrEmpty<WireRestriction>))]
    public IReadOnlyList<WireRestriction> Restrictions { get; set; } = [];
}

internal sealed record WireViolation
{
    [JsonConverter(typeof(TextOrNumber))]
    public string? Type { get; set; }

    [JsonConverter(typeof(TextOrNumber))]
    public string? Description { get; set; }
}

internal sealed record WireRestriction
{
    [JsonConverter(typeof(TextOrNumber))]
    public string? Feature { get; set; }

    [JsonConverter(typeof(TextOrNumber))]
    public string? Status { get; set; }
}
