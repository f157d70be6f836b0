using System.Net.Http.Headers;
using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;

namespace Inbox.Web.Tests.Http;

/// <param name="Send">Makes it, with the antiforgery token.</param>
internal sealed record HostileRequest(string Address, string Field, string Value, Func<string?, HttpRequestMessage> Send)
{
    public const string EveryField = "*";

    public override string ToString() => $"{Address} {Field} = {JsonSerializer.Serialize(Value.Length > 120 ? Value[..40] : Value)}";
}

/// <summary>Requests to one address, with something else than what a field of it takes.</summary>
internal sealed class HostileRequests(RouteEndpoint endpoint, string method, Func<RoutePattern, string, Guid> idOf)
{
    /// <summary>What no field expects. The places are the ends of what .NET and PostgreSQL can hold, and beyond.</summary>
    public static readonly string[] Values =
    [
        "", "\0", "before\0after", "\ud83d", $"{new string('x', 99)}🙂", new string('x', 20_000), "0001-01-01T00:00", "9999-12-31T23:59",
        "0001-01-01", "9999-12-31", "-1", "2147483647", "99999999999999999999", "%00%ud800", "'\"\\<>%_*?[({", "../../etc/passwd",
        "٣", "\u202e\u0301\u200d", "null",
        """{"field":"contact","contains":["a\u0000b"]}""", """{"field":"contact","contains":["\ud83d"]}""",
        """{"field":"last-message","before":["9999-12-31"]}""", """{"field":"silent","over":["1000000"]}""",
    ];

    private readonly ControllerActionDescriptor action = endpoint.Metadata.GetMetadata<ControllerActionDescriptor>()!;

    private bool IsApi => endpoint.RoutePattern.RawText!.StartsWith("api", StringComparison.Ordinal);

    private string Name => $"{method} /{endpoint.RoutePattern.RawText}";

    /// <summary>Each field in turn with each value, the others with what they take; and all of them at once, as field "*".</summary>
    public IEnumerable<HostileRequest> All()
    {
        var fields = action.Parameters.SelectMany(FieldsOf).DistinctBy(f => f.Name).ToList();
        return
            from value in Values
            from one in fields.Select(f => f.Name).Append(HostileRequest.EveryField)
            from isMultipart in method == "GET" || IsApi ? [false] : new[] { false, true }
            select new HostileRequest(
                Name, one, value, token => Request(
                    fields, name => one == name || one == HostileRequest.EveryField ? value : null, isMultipart, token));
    }

    private IEnumerable<Field> FieldsOf(ParameterDescriptor parameter)
    {
        var source = parameter.BindingInfo?.BindingSource;
        if (parameter.ParameterType == typeof(CancellationToken) || source == BindingSource.Services
            || endpoint.RoutePattern.Parameters.Any(p => p.Name == parameter.Name && p.ParameterPolicies.Count > 0))
        {
            yield break;
        }

        var isQuery = method == "GET" || source == BindingSource.Query;
        if (IsSimple(parameter.ParameterType))
        {
            yield return new(parameter.BindingInfo?.BinderModelName ?? parameter.Name, parameter.ParameterType, isQuery);
            yield break;
        }

        foreach (var property in parameter.ParameterType.GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            yield return new(
                property.GetCustomAttributes().OfType<IModelNameProvider>().FirstOrDefault()?.Name ?? property.Name, property.PropertyType,
                isQuery);
        }
    }

    private static bool IsSimple(Type type) =>
        type.IsPrimitive || type == typeof(string) || type.IsEnum || type.Namespace == "System" || type.IsArray;

    private HttpRequestMessage Request(IReadOnlyList<Field> fields, Func<string, string?> hostile, bool isMultipart, string? token)
    {
        string ValueOf(Field field) => hostile(field.Name) ?? field.Plain;
        var path = "/" + string.Join('/', endpoint.RoutePattern.PathSegments.Select(segment => segment.Parts[0] switch
        {
            RoutePatternParameterPart { ParameterPolicies.Count: > 0 } id => idOf(endpoint.RoutePattern, id.Name).ToString(),
            RoutePatternParameterPart word => WordOf(hostile(word.Name) ?? "word"),
            var literal => ((RoutePatternLiteralPart)literal).Content,
        }));
        var query = string.Join('&', fields.Where(f => f.IsQuery).Select(f => $"{Escape(f.Name)}={Escape(Cut(ValueOf(f), 300))}"));
        var request = new HttpRequestMessage(new HttpMethod(method), $"{path}?{query}");
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue(IsApi ? "application/json" : "text/html"));
        request.Content = method == "GET" ? null : BodyOf([.. fields.Where(f => !f.IsQuery)], ValueOf, isMultipart, token);
        return request;
    }

    private static string WordOf(string value) => Escape(Cut(value.Replace("/", "", StringComparison.Ordinal), 1_000));

    /// <summary>A whole address has at most 8 KB: the server refuses more by itself and ends the connection.</summary>
    private static string Cut(string value, int length) => value.Length <= length ? value : value[..length];

    private HttpContent BodyOf(IReadOnlyList<Field> fields, Func<Field, string> valueOf, bool isMultipart, string? token)
    {
        if (IsApi)
        {
            var json = string.Join(
                ',', fields.Select(f => $"{Quote(JsonNamingPolicy.CamelCase.ConvertName(f.Name))}:{Json(f, valueOf(f))}"));
            return new StringContent($"{{{json}}}", new MediaTypeHeaderValue("application/json"));
        }

        var values = fields.Select(f => (f.Name, Value: valueOf(f)))
            .Append((Name: "__RequestVerificationToken", Value: token ?? "")).ToList();
        if (!isMultipart)
        {
            return new StringContent(
                string.Join('&', values.Select(v => $"{Escape(v.Name)}={Escape(v.Value)}")),
                new MediaTypeHeaderValue("application/x-www-form-urlencoded"));
        }

        var form = new MultipartFormDataContent();
        values.ForEach(v => form.Add(new StringContent(v.Value), v.Name));
        return form;
    }

    /// <summary>A number or a list in one case of two, since a program sends those.</summary>
    private static string Json(Field field, string value) => field.IsText || value is not ("-1" or "2147483647" or "99999999999999999999")
        ? Quote(value) : value;

    private static string Quote(string value) => value == "\ud83d" ? "\"\\ud83d\"" : JsonValue.Create(value).ToJsonString();

    private static string Escape(string value) =>
        string.Concat(Encoding.UTF8.GetBytes(value).Select(b => char.IsAsciiLetterOrDigit((char)b) ? $"{(char)b}" : $"%{b:X2}"));

    private sealed record Field(string Name, Type Type, bool IsQuery)
    {
        public bool IsText => Type == typeof(string);

        public string Plain => (Nullable.GetUnderlyingType(Type) ?? Type) switch
        {
            { IsEnum: true } of => Enum.GetNames(of)[0],
            var of when of == typeof(bool) => "true",
            var of when of == typeof(int) || of == typeof(long) => "1",
            var of when of == typeof(DateOnly) => "2026-11-01",
            var of when of == typeof(Guid) => Guid.Empty.ToString(),
            _ => "some words",
        };
    }
}
