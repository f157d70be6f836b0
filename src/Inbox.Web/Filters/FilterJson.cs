using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Inbox.Web.Filters;

/// <summary>
/// The language as it is stored and as an address has it: <c>{"all":[…]}</c>, <c>{"any":[…]}</c>, <c>{"none":[…]}</c>,
/// <c>{"field":"label","is":["…"]}</c>.
/// </summary>
public static class FilterJson
{
    public const int MaxCharacters = 16_000;

    private const int MaxJsonDepth = 2 * (Filter.MaxDepth + 1);

    public static string Write(Filter filter) => ToNode(filter).ToJsonString();

    /// <returns>Null for what is not the language, or more of it than anybody needs.</returns>
    public static Filter? Parse(string? text)
    {
        if (text is not { Length: > 0 and <= MaxCharacters })
        {
            return null;
        }

        try
        {
            if (!IsText(text))
            {
                return null;
            }

            using var json = JsonDocument.Parse(text, new() { MaxDepth = MaxJsonDepth });
            var filter = Read(json.RootElement, depth: 1);
            return filter?.Conditions.Take(Filter.MaxConditions + 1).Count() <= Filter.MaxConditions ? filter : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Whether every name and value is text: half of a surrogate pair, escaped, is none.</summary>
    /// <exception cref="JsonException">It is no JSON.</exception>
    private static bool IsText(string json)
    {
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(json), new() { MaxDepth = MaxJsonDepth });
        while (reader.Read())
        {
            if (reader.TokenType is JsonTokenType.PropertyName or JsonTokenType.String && !CanBeRead(reader))
            {
                return false;
            }
        }

        return true;
    }

    private static bool CanBeRead(in Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString() is not null;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    private static JsonObject ToNode(Filter filter) => filter switch
    {
        FilterGroup group => new() { [Lower(group.Join)] = new JsonArray([.. group.Parts.Select(ToNode)]) },
        FilterCondition condition => new()
        {
            ["field"] = condition.Field,
            [Lower(condition.Operator)] = new JsonArray([.. condition.Values.Select(value => JsonValue.Create(value))]),
        },
        _ => throw new ArgumentOutOfRangeException(nameof(filter)),
    };

    private static Filter? Read(JsonElement json, int depth)
    {
        if (json.ValueKind != JsonValueKind.Object || depth > Filter.MaxDepth)
        {
            return null;
        }

        if (json.TryGetProperty("field", out var field))
        {
            return ReadCondition(json, field);
        }

        return json.EnumerateObject().ToList() is [var only] && Enum.TryParse<FilterJoin>(only.Name, ignoreCase: true, out var join)
            ? ReadGroup(join, only.Value, depth)
            : null;
    }

    private static FilterGroup? ReadGroup(FilterJoin join, JsonElement parts, int depth)
    {
        if (parts.ValueKind != JsonValueKind.Array)
        {
            return null;
        }

        var read = parts.EnumerateArray().Select(part => Read(part, depth + 1)).ToList();
        return read.Contains(null) ? null : new(join, read!);
    }

    private static FilterCondition? ReadCondition(JsonElement json, JsonElement field)
    {
        var said = json.EnumerateObject().Where(property => property.Name != "field").ToList();
        if (said is not [var only] || TextOf(field) is not { } name || Texts(only.Value) is not { } values)
        {
            return null;
        }

        return new(
            name, Enum.TryParse<FilterOperator>(only.Name, ignoreCase: true, out var known)
                ? known : FilterOperator.Unknown, values);
    }

    private static List<string>? Texts(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Array || json.GetArrayLength() > Filter.MaxValues)
        {
            return null;
        }

        var values = json.EnumerateArray().Select(TextOf).OfType<string>().Where(value => value.Length <= Filter.ValueLength).ToList();
        return values.Count == json.GetArrayLength() ? values : null;
    }

    /// <returns>Null for what is no text that a database takes.</returns>
    private static string? TextOf(JsonElement json) =>
        json.ValueKind == JsonValueKind.String && json.GetString() is { } text && !text.Contains('\0', StringComparison.Ordinal)
            ? text : null;

    private static string Lower<TEnum>(TEnum value) where TEnum : struct, Enum => value.ToString().ToLowerInvariant();
}
