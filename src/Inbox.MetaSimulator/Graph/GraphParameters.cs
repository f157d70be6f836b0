using System.Reflection;
using System.Text.Json;

namespace Inbox.MetaSimulator.Graph;

/// <summary>What a call says, wherever it says it: in the query, in a form or in JSON.</summary>
internal sealed class GraphParameters
{
    private readonly IQueryCollection query;
    private readonly IFormCollection? form;
    private readonly JsonElement? json;

    private GraphParameters(IQueryCollection query, IFormCollection? form, JsonElement? json) =>
        (this.query, this.form, this.json) = (query, form, json);

    public string? this[string name] =>
        query[name].FirstOrDefault() ?? form?[name].FirstOrDefault() ?? JsonText(name);

    /// <summary>For whoever looks at a call besides its endpoint; JSON is seen only where the endpoint takes the parameters.</summary>
    public static string? Find(HttpRequest request, string name) => request.HttpContext.Features.Get<GraphParameters>() is { } read
        ? read[name]
        : request.Query[name].FirstOrDefault() ?? (request.HasFormContentType ? request.Form[name].FirstOrDefault() : null);

    /// <summary>Called by minimal API's binding.</summary>
    public static async ValueTask<GraphParameters?> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        var request = context.Request;
        var form = request.HasFormContentType ? await request.ReadFormAsync(context.RequestAborted) : null;
        var read = new GraphParameters(request.Query, form, request.HasJsonContentType() ? await ReadJsonAsync(request) : null);
        context.Features.Set(read);
        return read;
    }

    private static async Task<JsonElement?> ReadJsonAsync(HttpRequest request)
    {
        try
        {
            return await request.ReadFromJsonAsync<JsonElement>(request.HttpContext.RequestAborted);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private string? JsonText(string name)
    {
        if (json is not { ValueKind: JsonValueKind.Object } body || !body.TryGetProperty(name, out var value))
        {
            return null;
        }

        return value.ValueKind == JsonValueKind.Array
            ? string.Join(',', value.EnumerateArray().Select(item => item.ToString()))
            : value.ToString();
    }
}
