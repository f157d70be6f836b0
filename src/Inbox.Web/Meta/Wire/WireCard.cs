using System.Text.Json.Serialization;

namespace Inbox.Web.Meta.Wire;

/// <summary>An element of a template or a shared product (meta-platform 2.4, 3.4).</summary>
internal sealed record WireCard
{
    [JsonConverter(typeof(TextOrNumber))]
    public string? Title { get; set; }

    [JsonConverter(typeof(TextOrNumber))]
    public string? Subtitle { get; set; }

    /// <summary>Of a media template.</summary>
    [JsonConverter(typeof(TextOrNumber))]
    public string? Url { get; set; }

    [JsonConverter(typeof(ObjectOrNull<WireCardButton>))]
    public WireCardButton? DefaultAction { get; set; }

    [JsonConverter(typeof(ListOrEmpty<WireCardButton>))]
    public IReadOnlyList<WireCardButton> Buttons { get; set; } = [];
}

internal sealed record WireCardButton
{
    [JsonConverter(typeof(TextOrNumber))]
    public string? Title { get; set; }

    [JsonConverter(typeof(TextOrNumber))]
    public string? Url { get; set; }
}

internal sealed record WireProduct
{
    [JsonConverter(typeof(ListOrEmpty<WireCard>))]
    public IReadOnlyList<WireCard> Elements { get; set; } = [];
}
