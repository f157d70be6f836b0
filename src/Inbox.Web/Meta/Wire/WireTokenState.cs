using System.Text.Json.Serialization;

namespace Inbox.Web.Meta.Wire;

/// <summary>What debug_token says (meta-platform 4.5).</summary>
internal sealed record WireTokenState
{
    [JsonConverter(typeof(ObjectOrNull<WireTokenData>))]
    public WireTokenData? Data { get; set; }

    [JsonConverter(typeof(ObjectOrNull<WireError>))]
    public WireError? Error { get; set; }
}

internal sealed record WireTokenData
{
    [JsonConverter(typeof(TextOrNumber))]
    public string? AppId { get; set; }

    [JsonConverter(typeof(TextOrNumber))]
    public string? UserId { get; set; }

    [JsonConverter(typeof(Flag))]
    public bool IsValid { get; set; }

    [JsonConverter(typeof(TextOrNumber))]
    public string? ExpiresAt { get; set; }

    [JsonConverter(typeof(TextOrNumber))]
    public string? DataAccessExpiresAt { get; set; }

    [JsonConverter(typeof(TextsOrEmpty))]
    public IReadOnlyList<string> Scopes { get; set; } = [];

    [JsonConverter(typeof(ListOrEmpty<WireGranularScope>))]
    public IReadOnlyList<WireGranularScope> GranularScopes { get; set; } = [];

    [JsonConverter(typeof(ObjectOrNull<WireTokenError>))]
    public WireTokenError? Error { get; set; }
}

/// <summary>Why a token is dead; unlike elsewhere its second number is <c>subcode</c>.</summary>
internal sealed record WireTokenError
{
    [JsonConverter(typeof(TextOrNumber))]
    public string? Code { get; set; }

    [JsonConverter(typeof(TextOrNumber))]
    public string? Subcode { get; set; }
}

internal sealed record WireGranularScope
{
    [JsonConverter(typeof(TextOrNumber))]
    public string? Scope { get; set; }

    /// <summary>Null for all assets.</summary>
    [JsonConverter(typeof(TextsOrEmpty))]
    public IReadOnlyList<string>? TargetIds { get; set; }
}
