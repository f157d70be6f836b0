using System.Text.Json;
using System.Text.Json.Nodes;

namespace Inbox.MetaSimulator.Wire;

/// <summary>Reads what a caller wrote without trusting its types: ids come as text or as numbers (meta-platform 0.3).</summary>
internal static class JsonReading
{
    public static string? AsText(this JsonNode? node) => node is JsonValue value
        ? value.GetValueKind() switch
        {
            JsonValueKind.String => value.GetValue<string>(),
            JsonValueKind.Number => value.ToJsonString(),
            _ => null,
        }
        : null;

    public static bool AsFlag(this JsonNode? node) => node is JsonValue value &&
        (value.GetValueKind() == JsonValueKind.True || value.AsText() == "true");

    /// <summary>The JSON in a text, or nothing when it is none.</summary>
    public static JsonNode? Parse(string text)
    {
        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
