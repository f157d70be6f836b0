using System.Buffers.Text;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Inbox.MetaSimulator.Login;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.WebUtilities;

namespace Inbox.MetaSimulator.Graph;

/// <summary>The Pages that a person ticked in the dialog, one page of the list at a time (meta-platform 4.3).</summary>
internal static class AccountEndpoints
{
    private const string DefaultFields = "access_token,category,category_list,name,id,tasks";
    private const int DefaultLimit = 25;
    private const int MostPages = 100;

    public static void MapAccounts(this IEndpointRouteBuilder graph) => graph.MapGet("me/accounts", List);

    private static IResult List(
        HttpRequest request, GraphCaller caller, FacebookUsers users, SimulatedAccounts accounts, PageObject pages)
    {
        if (!caller.TryIdentify(request, out var token, out var refusal))
        {
            return refusal;
        }

        if (users.Find(token.OwnerId) is not { } user || token.Kind != TokenKind.User)
        {
            return GraphAnswer.Refusal("(#100) Tried accessing nonexisting field (accounts) on node type (Page)", "OAuthException", 100);
        }

        if (!token.Scopes.Contains(Permissions.ListPages))
        {
            return GraphAnswer.MissingPermission(200, Permissions.ListPages);
        }

        var granted = user.Roles.Select(role => role.PageId).Where(user.HasGranted).Order(StringComparer.Ordinal).ToList();
        var (part, hasMore) = Cut(granted, request.Query["after"].FirstOrDefault(), request.Query["limit"].FirstOrDefault());
        return Answer(request, [.. part.Select(id => pages.OfPage(accounts.Find(id)!, token))], hasMore);
    }

    private static (List<string> Part, bool HasMore) Cut(List<string> ids, string? after, string? limit)
    {
        var last = after is null ? null : Decode(after);
        var rest = ids.Where(id => string.CompareOrdinal(id, last) > 0).ToList();
        var size = int.TryParse(limit, NumberStyles.None, CultureInfo.InvariantCulture, out var asked)
            ? Math.Clamp(asked, 1, MostPages) : DefaultLimit;
        return (rest[..Math.Min(size, rest.Count)], rest.Count > size);
    }

    private static ContentHttpResult Answer(HttpRequest request, IReadOnlyList<JsonObject> pages, bool hasMore)
    {
        var data = new JsonArray();
        foreach (var page in pages)
        {
            if (FieldList.Select(request.Query["fields"].FirstOrDefault() ?? DefaultFields, page, out var selected) is { } unknown)
            {
                return GraphAnswer.NoSuchField(unknown);
            }

            data.Add(selected);
        }

        var body = new JsonObject { ["data"] = data };
        if (pages.Count > 0)
        {
            body["paging"] = Paging(request, IdOf(pages[0]), IdOf(pages[^1]), hasMore);
        }

        return GraphAnswer.Ok(body);
    }

    private static string IdOf(JsonObject page) => page["id"]!.GetValue<string>();

    private static JsonObject Paging(HttpRequest request, string first, string last, bool hasMore)
    {
        var paging = new JsonObject { ["cursors"] = new JsonObject { ["before"] = Encode(first), ["after"] = Encode(last) } };
        if (hasMore)
        {
            var query = request.Query.Where(pair => pair.Key != "after")
                .Select(pair => KeyValuePair.Create(pair.Key, pair.Value.FirstOrDefault())).Append(new("after", Encode(last)));
            paging["next"] = QueryHelpers.AddQueryString(
                $"{request.Scheme}://{request.Host}{request.PathBase}{request.Path}", query);
        }

        return paging;
    }

    private static string Encode(string id) => Base64Url.EncodeToString(Encoding.ASCII.GetBytes(id));

    private static string Decode(string cursor) =>
        Base64Url.IsValid(cursor) ? Encoding.ASCII.GetString(Base64Url.DecodeFromChars(cursor)) : "";
}
