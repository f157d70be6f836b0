using System.Text.Json.Serialization;

namespace Inbox.Web.Meta.Wire;

/// <summary>
/// A token in exchange for a code or another token, flat or, as Instagram documents it, inside <c>data</c> (meta-platform 4.3, 4.7).
/// </summary>
internal sealed record WireToken
{
    [JsonConverter(typeof(TextOrNumber))]
    public string? AccessToken { get; set; }

    [JsonConverter(typeof(TextOrNumber))]
    public string? ExpiresIn { get; set; }

    [JsonConverter(typeof(TextOrNumber))]
    public string? UserId { get; set; }

    [JsonConverter(typeof(ListOrEmpty<WireToken>))]
    public IReadOnlyList<WireToken> Data { get; set; } = [];

    [JsonConverter(typeof(ObjectOrNull<WireError>))]
    public WireError? Error { get; set; }
}
