using System.Text.Json.Serialization;

namespace Inbox.Web.Meta.Wire;

/// <summary>What most Graph answers are: an id, a success, or an error (meta-platform 3.1, 6.1).</summary>
internal sealed record WireResponse
{
    [JsonConverter(typeof(TextOrNumber))]
    public string? MessageId { get; set; }

    [JsonConverter(typeof(TextOrNumber))]
    public string? AttachmentId { get; set; }

    [JsonConverter(typeof(ObjectOrNull<WireError>))]
    public WireError? Error { get; set; }
}
