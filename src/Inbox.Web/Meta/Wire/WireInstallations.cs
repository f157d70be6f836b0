using System.Text.Json.Serialization;

namespace Inbox.Web.Meta.Wire;

/// <summary>The apps that are installed on a Page or account (meta-platform 1.8).</summary>
internal sealed record WireInstallations
{
    [JsonConverter(typeof(ListOrEmpty<WireInstallation>))]
    public IReadOnlyList<WireInstallation> Data { get; set; } = [];

    [JsonConverter(typeof(ObjectOrNull<WireError>))]
    public WireError? Error { get; set; }
}

internal sealed record WireInstallation
{
    [JsonConverter(typeof(TextOrNumber))]
    public string? Id { get; set; }

    [JsonConverter(typeof(TextsOrEmpty))]
    public IReadOnlyList<string> SubscribedFields { get; set; } = [];
}
