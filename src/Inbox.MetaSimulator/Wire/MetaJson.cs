using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace Inbox.MetaSimulator.Wire;

/// <summary>JSON as Meta writes and signs it: ASCII only, lowercase <c>\u00e4</c>, and <c>\/</c> (meta-platform 1.4).</summary>
internal static class MetaJson
{
    public static string Write(JsonNode? node) => node switch
    {
        null => "null",
        JsonObject properties =>
            $"{{{string.Join(',', properties.Select(property => $"{Quote(property.Key)}:{Write(property.Value)}"))}}}",
        JsonArray items => $"[{string.Join(',', items.Select(Write))}]",
        JsonValue value when value.TryGetValue<string>(out var text) => Quote(text),
        _ => node.ToJsonString(),
    };

    private static string Quote(string text)
    {
        var quoted = new StringBuilder(text.Length + 2).Append('"');
        foreach (var letter in text)
        {
            _ = letter switch
            {
                '"' or '\\' or '/' => quoted.Append('\\').Append(letter),
                '\b' => quoted.Append("\\b"),
                '\f' => quoted.Append("\\f"),
                '\n' => quoted.Append("\\n"),
                '\r' => quoted.Append("\\r"),
                '\t' => quoted.Append("\\t"),
                < ' ' or > '~' => quoted.Append(CultureInfo.InvariantCulture, $"\\u{(int)letter:x4}"),
                _ => quoted.Append(letter),
            };
        }

        return quoted.Append('"').ToString();
    }
}
