using System.Text.Json;

namespace Inbox.Web.Meta.Graph;

/// <summary>How much of its limits Meta says we have used (meta-platform 6.4).</summary>
/// <param name="Percent">The highest of all it names.</param>
/// <param name="RegainAfter">How long until calls are taken again; zero where Meta does not say.</param>
public readonly record struct GraphUsage(int Percent, TimeSpan RegainAfter)
{
    public static readonly GraphUsage None = new(0, TimeSpan.Zero);

    private static readonly string[] Headers = ["X-App-Usage", "X-Business-Use-Case-Usage", "X-Page-Usage"];
    private static readonly string[] Percentages = ["call_count", "total_time", "total_cputime"];

    public static GraphUsage Of(HttpResponseMessage response) => Headers
        .SelectMany(name => response.Headers.TryGetValues(name, out var values) ? values : [])
        .Select(Read)
        .Aggregate(None, (one, other) => one.With(other));

    private GraphUsage With(GraphUsage other) =>
        new(Math.Max(Percent, other.Percent), RegainAfter > other.RegainAfter ? RegainAfter : other.RegainAfter);

    private static GraphUsage Read(string header)
    {
        try
        {
            using var document = JsonDocument.Parse(header);
            return Read(document.RootElement);
        }
        catch (JsonException)
        {
            return None;
        }
    }

    /// <summary>The percentages stand in the object itself, or in lists by business (meta-platform 6.4).</summary>
    private static GraphUsage Read(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Array => element.EnumerateArray().Select(Read).Aggregate(None, (one, other) => one.With(other)),
        JsonValueKind.Object => element.EnumerateObject().Select(p => p.Value)
            .Where(value => value.ValueKind is JsonValueKind.Array or JsonValueKind.Object).Select(Read)
            .Aggregate(OwnOf(element), (one, other) => one.With(other)),
        _ => None,
    };

    private static GraphUsage OwnOf(JsonElement element) => new(
        Percentages.Max(name => NumberOf(element, name)),
        TimeSpan.FromMinutes(NumberOf(element, "estimated_time_to_regain_access")));

    private static int NumberOf(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number)
            ? number : 0;
}
