using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Inbox.MetaSimulator.History;

/// <summary>One field of the fields parameter, as in <c>messages.limit(20){id,from}</c> (meta-platform 5.1).</summary>
internal sealed partial record SelectedField(string Name, int? Limit, IReadOnlyList<SelectedField> Fields)
{
    /// <summary>Nothing when the text is malformed.</summary>
    public static IReadOnlyList<SelectedField>? Parse(string text)
    {
        var position = 0;
        var fields = ParseList(text, ref position);
        return fields is not null && position == text.Length ? fields : null;
    }

    /// <summary>Picks the fields of an object, or of each object in its data.</summary>
    public static JsonNode? Pick(JsonNode? node, IReadOnlyList<SelectedField> fields) => node switch
    {
        _ when fields.Count == 0 => node?.DeepClone(),
        JsonObject list when list["data"] is JsonArray rows => new JsonObject
        {
            ["data"] = new JsonArray([.. rows.Select(row => Pick(row, fields))]),
        },
        JsonObject one => new JsonObject(fields.Where(field => one[field.Name] is not null)
            .Select(field => KeyValuePair.Create(field.Name, Pick(one[field.Name], field.Fields)))),
        _ => node?.DeepClone(),
    };

    private static List<SelectedField>? ParseList(string text, ref int position)
    {
        var fields = new List<SelectedField>();
        while (true)
        {
            if (ParseOne(text, ref position) is not { } field)
            {
                return null;
            }

            fields.Add(field);
            if (position == text.Length || text[position] != ',')
            {
                return fields;
            }

            position++;
        }
    }

    private static SelectedField? ParseOne(string text, ref int position)
    {
        var head = Head().Match(text, position);
        if (!head.Success)
        {
            return null;
        }

        position += head.Length;
        var limit = int.TryParse(head.Groups["limit"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var given)
            ? given : (int?)null;
        if (position == text.Length || text[position] != '{')
        {
            return new(head.Groups["name"].Value, limit, []);
        }

        return ParseInner(text, ref position) is { } inner ? new(head.Groups["name"].Value, limit, inner) : null;
    }

    /// <summary>The list between braces, which begins at the position.</summary>
    private static List<SelectedField>? ParseInner(string text, ref int position)
    {
        position++;
        if (ParseList(text, ref position) is not { } inner || position == text.Length || text[position] != '}')
        {
            return null;
        }

        position++;
        return inner;
    }

    [GeneratedRegex(@"\G\s*(?<name>\w+)(\.limit\((?<limit>\d+)\)|\.\w+\(\w*\))*\s*")]
    private static partial Regex Head();
}
