using System.Collections.Immutable;
using System.Reflection;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace Inbox.MetaSimulator.Login;

/// <summary>What the product sends the browser to a login dialog with (meta-platform 4.3 and 4.7).</summary>
internal sealed record DialogRequest(
    string? ClientId, string? RedirectUri, string? State, ImmutableSortedSet<string> Scopes, string? ConfigId, bool AsksAgain)
{
    public static DialogRequest Of(IReadOnlyDictionary<string, StringValues> query) => new(
        Find(query, "client_id"),
        Find(query, "redirect_uri"),
        Find(query, "state"),
        [.. (Find(query, "scope") ?? "").Split([',', ' '], StringSplitOptions.RemoveEmptyEntries)],
        Find(query, "config_id"),
        Find(query, "auth_type") == "rerequest");

    /// <summary>Called by minimal API's binding.</summary>
    public static ValueTask<DialogRequest?> BindAsync(HttpContext context, ParameterInfo parameter) =>
        ValueTask.FromResult<DialogRequest?>(Of(QueryHelpers.ParseQuery(context.Request.QueryString.Value)));

    /// <summary>Why the dialog shows an error instead of a question; Meta sends nobody back to an address it does not know.</summary>
    public string? Refuse(string appId, ImmutableSortedSet<string> known) =>
        ClientId != appId ? $"Invalid App ID: the provided app ID {ClientId} does not look like a valid app ID."
        : !Uri.TryCreate(RedirectUri, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https")
            ? "The redirect_uri URL must be absolute."
        : Scopes.Except(known) is { IsEmpty: false } unknown ? $"Invalid Scopes: {string.Join(", ", unknown)}."
        : null;

    public string Allowed(string code, string end) => Back(new() { ["code"] = code }) + end;

    public string Cancelled(string end) => Back(new()
    {
        ["error"] = "access_denied",
        ["error_code"] = "200",
        ["error_description"] = "Permissions error",
        ["error_reason"] = "user_denied",
    }) + end;

    private static string? Find(IReadOnlyDictionary<string, StringValues> query, string name) =>
        query.TryGetValue(name, out var values) ? values.FirstOrDefault() : null;

    private string Back(Dictionary<string, string?> answer)
    {
        if (State is not null)
        {
            answer["state"] = State;
        }

        return QueryHelpers.AddQueryString(RedirectUri!, answer);
    }
}
