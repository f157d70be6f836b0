using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Inbox.Web.Localization;

/// <summary>How a sentence is stored: as a code with its arguments, {"code":"TokenRefused","arguments":["190/463"]}.</summary>
public sealed partial record Sentence
{
    private const string MomentKey = "at";

    /// <summary>What a row says: the sentence of a version before codes, where that wrote last, else what the code stands for.</summary>
    public static Sentence? Read(Sentence? coded, string? text) => string.IsNullOrEmpty(text) ? coded : Verbatim(text);

    /// <exception cref="InvalidOperationException">It has no code.</exception>
    public string ToJson() => Write().ToJsonString();

    public static Sentence FromJson(string json) => FromNode(JsonNode.Parse(json)!.AsObject());

    private static Sentence FromNode(JsonObject node)
    {
        var arguments = node["arguments"]?.AsArray().Select(ArgumentOf).ToArray() ?? [];
        return new((string)node["code"]!, arguments) { IsCounted = (bool?)node["counted"] ?? false };
    }

    private static object ArgumentOf(JsonNode? node) => node switch
    {
        JsonObject moment when moment[MomentKey] is { } at =>
            DateTime.Parse((string)at!, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal),
        JsonObject inner => FromNode(inner),
        JsonValue value when value.GetValueKind() == JsonValueKind.Number => (long)value,
        _ => (string?)node ?? "",
    };

    private JsonObject Write()
    {
        if (!Code().IsMatch(Key))
        {
            throw new InvalidOperationException("What is stored is a code, so that it can be said in every language.");
        }

        var node = new JsonObject { ["code"] = Key };
        if (Arguments.Length > 0)
        {
            node["arguments"] = new JsonArray(Array.ConvertAll(Arguments, NodeOf));
        }

        if (IsCounted)
        {
            node["counted"] = true;
        }

        return node;
    }

    private static JsonNode? NodeOf(object argument) => argument switch
    {
        Sentence inner => inner.Write(),
        int or long => Convert.ToInt64(argument, CultureInfo.InvariantCulture),
        DateTime moment => new JsonObject { [MomentKey] = moment.ToString("O", CultureInfo.InvariantCulture) },
        _ => argument.ToString(),
    };

    [GeneratedRegex("^[A-Z][A-Za-z]*$")]
    private static partial Regex Code();
}
