using System.Runtime.InteropServices;
using System.Text.Json;

namespace Inbox.Web.Meta.Wire;

internal static class JsonElementReading
{
    /// <summary>The property as text, whether Meta wrote it as a string or as a number.</summary>
    public static string? TextOrNull(this JsonElement element, string key) =>
        element.TryGetProperty(key, out var value)
            ? value.ValueKind switch
            {
                JsonValueKind.String => value.GetString(),
                JsonValueKind.Number => value.GetRawText(),
                _ => null,
            }
            : null;

    public static bool Has(this JsonElement element, string key) =>
        element.TryGetProperty(key, out var value) && value.ValueKind != JsonValueKind.Null;

    /// <summary>The bytes of an element, as a part of the document that it was parsed from.</summary>
    public static ReadOnlyMemory<byte> SliceOf(this ReadOnlyMemory<byte> json, JsonElement element)
    {
        var raw = JsonMarshal.GetRawUtf8Value(element);
        return json.Span.Overlaps(raw, out var offset) ? json.Slice(offset, raw.Length) : raw.ToArray();
    }
}
