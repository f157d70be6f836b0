using System.Text.Json.Nodes;

namespace Inbox.MetaSimulator.Graph;

/// <summary>The <c>fields</c> parameter, such as <c>id,name,instagram_business_account{id,username}</c>.</summary>
internal static class FieldList
{
    /// <summary>
    /// Only what was asked for, and always the id; a field that is empty here is left out, one that does not exist refuses the call.
    /// </summary>
    public static string? Select(string? fields, JsonObject all, out JsonObject selected)
    {
        selected = [];
        foreach (var (name, inner) in Split(fields))
        {
            if (SelectOne(all, name, inner, out var value) is { } unknown)
            {
                return unknown;
            }

            if (value is not null)
            {
                selected[name] = value.DeepClone();
            }
        }

        selected["id"] = all["id"]?.DeepClone();
        return null;
    }

    /// <returns>The field that does not exist, or null.</returns>
    private static string? SelectOne(JsonObject all, string name, string? inner, out JsonNode? value)
    {
        if (!all.TryGetPropertyValue(name, out value))
        {
            return name;
        }

        if (value is not JsonObject child || inner is null)
        {
            return null;
        }

        var unknown = Select(inner, child, out var part);
        value = part;
        return unknown;
    }

    private static IEnumerable<(string Name, string? Inner)> Split(string? fields)
    {
        var (start, depth) = (0, 0);
        var text = (fields ?? "") + ",";
        for (var index = 0; index < text.Length; index++)
        {
            depth += text[index] switch { '{' => 1, '}' => -1, _ => 0 };
            if (text[index] != ',' || depth > 0)
            {
                continue;
            }

            var field = text[start..index].Trim();
            start = index + 1;
            if (field.Length > 0)
            {
                yield return ParseField(field);
            }
        }
    }

    private static (string Name, string? Inner) ParseField(string field)
    {
        var brace = field.IndexOf('{', StringComparison.Ordinal);
        return brace < 0 ? (field, null) : (field[..brace], field[(brace + 1)..].TrimEnd('}'));
    }
}
