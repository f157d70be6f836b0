using System.Text.Json.Serialization;

namespace Inbox.Web.Meta.Wire;

/// <summary>A `message` (meta-platform 2.2 to 2.8).</summary>
internal sealed record WireMessage
{
    [JsonConverter(typeof(TextOrNumber))]
    public string? Mid { get; init; }

    [JsonConverter(typeof(TextOrNumber))]
    public string? Text { get; init; }

    [JsonConverter(typeof(ListOrEmpty<WireAttachment>))]
    public IReadOnlyList<WireAttachment> Attachments { get; init; } = [];

    [JsonConverter(typeof(Flag))]
    public bool IsEcho { get; init; }

    [JsonConverter(typeof(TextOrNumber))]
    public string? AppId { get; init; }

    [JsonConverter(typeof(TextOrNumber))]
    public string? Metadata { get; init; }

    [JsonConverter(typeof(Flag))]
    public bool IsDeleted { get; init; }

    [JsonConverter(typeof(Flag))]
    public bool IsUnsupported { get; init; }

    [JsonConverter(typeof(Flag))]
    public bool IsSelf { get; init; }

    [JsonConverter(typeof(TextOrNumber))]
    public string? AdminText { get; init; }
}
