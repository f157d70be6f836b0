using System.Text.Json.Serialization;

namespace Inbox.Web.Meta.Wire;

/// <summary>A `message` (meta-platform 2.2 to 2.8).</summary>
internal sealed record WireMessage
{
    [JsonConverter(typeof(TextOrNumber))]
    public string? Mid { get; set; }

    [JsonConverter(typeof(TextOrNumber))]
    public string? Text { get; set; }

    [JsonConverter(typeof(ListOrEmpty<WireAttachment>))]
    public IReadOnlyList<WireAttachment> Attachments { get; set; } = [];

    [JsonConverter(typeof(Flag))]
    public bool IsEcho { get; set; }

    [JsonConverter(typeof(TextOrNumber))]
    public string? AppId { get; set; }

    [JsonConverter(typeof(TextOrNumber))]
    public string? Metadata { get; set; }

    [JsonConverter(typeof(Flag))]
    public bool IsDeleted { get; set; }

    [JsonConverter(typeof(Flag))]
    public bool IsUnsupported { get; set; }

    [JsonConverter(typeof(Flag))]
    public bool IsSelf { get; set; }

    [JsonConverter(typeof(TextOrNumber))]
    public string? AdminText { get; set; }
}
