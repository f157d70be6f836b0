using System.Text.Json.Serialization;

namespace Inbox.Web.Meta.Wire;

/// <summary>The `error` of a Graph answer (meta-platform 6.1).</summary>
internal sealed record WireError
{
    [JsonConverter(typeof(TextOrNumber))]
    public string? Message { get; set; }

    [JsonConverter(typeof(TextOrNumber))]
    public string? Code { get; set; }

    [JsonConverter(typeof(TextOrNumber))]
    public string? ErrorSubcode { get; set; }

    [JsonConverter(typeof(Flag))]
    public bool IsTransient { get; set; }

    [JsonConverter(typeof(TextOrNumber))]
    public string? FbtraceId { get; set; }
}
