using System.Text.Json.Serialization;

namespace Inbox.Web.Meta.Wire;

/// <summary>What stands in a signed request (meta-platform 7.1).</summary>
internal sealed record WireSignedRequest
{
    [JsonConverter(typeof(TextOrNumber))]
    public string? UserId { get; set; }

    [JsonConverter(typeof(TextOrNumber))]
    public string? Algorithm { get; set; }
}
