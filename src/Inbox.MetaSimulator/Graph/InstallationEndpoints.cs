using System.Text.Json.Nodes;
using Inbox.MetaSimulator.Login;
using Inbox.MetaSimulator.Subscriptions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace Inbox.MetaSimulator.Graph;

/// <summary>Puts the app on a Page or an Instagram account, with the fields it hears of (meta-platform 1.8).</summary>
internal static class InstallationEndpoints
{
    private const string Edge = "{id}/subscribed_apps";

    public static void MapInstallations(this IEndpointRouteBuilder graph)
    {
        graph.MapGet(Edge, Show);
        graph.MapPost(Edge, Install);
        graph.MapDelete(Edge, Remove);
    }

    private static IResult Show(
        string id, HttpRequest request, InstallationDesk desk, Installations installations, IOptions<SimulatorOptions> options)
    {
        if (desk.Refuse(request, id, out var account) is { } refusal)
        {
            return refusal;
        }

        var app = new JsonObject
        {
            ["category"] = "Business",
            ["link"] = "https://inbox.example/",
            ["name"] = options.Value.AppName,
            ["id"] = account.Platform == SimulatedPlatform.Messenger ? options.Value.AppId : options.Value.InstagramAppId,
        };
        if (installations.FieldsOf(account.ExternalId) is not { } fields)
        {
            return GraphAnswer.Ok(new JsonObject { ["data"] = new JsonArray() });
        }

        app["subscribed_fields"] = new JsonArray([.. fields.Select(field => JsonValue.Create(field))]);
        return GraphAnswer.Ok(new JsonObject { ["data"] = new JsonArray(app) });
    }

    private static IResult Install(
        string id, GraphParameters call, HttpRequest request, InstallationDesk desk, Installations installations)
    {
        if (desk.Refuse(request, id, out var account) is { } refusal)
        {
            return refusal;
        }

        if (WebhookFields.Refuse(
            call["subscribed_fields"], WebhookFields.Of(account.Platform), "subscribed_fields", out var fields) is { } reason)
        {
            return GraphAnswer.Refusal(reason, "OAuthException", 100);
        }

        installations.Install(account.ExternalId, fields);
        return GraphAnswer.Success();
    }

    private static IResult Remove(string id, HttpRequest request, InstallationDesk desk, Installations installations)
    {
        if (desk.Refuse(request, id, out var account) is { } refusal)
        {
            return refusal;
        }

        installations.Remove(account.ExternalId);
        return GraphAnswer.Success();
    }
}

/// <summary>Who may install the app: a Page's token of somebody who may moderate it, or an Instagram account's own.</summary>
internal sealed class InstallationDesk(GraphCaller caller, SimulatedAccounts accounts, FacebookUsers users)
{
    private static readonly SimulatedAccount Nobody = new(SimulatedPlatform.Messenger, "", "", "");

    public IResult? Refuse(HttpRequest request, string id, out SimulatedAccount account)
    {
        account = Nobody;
        if (!caller.TryIdentify(request, out var token, out var refusal))
        {
            return refusal;
        }

        if (token.AccountId is null)
        {
            return GraphAnswer.Refusal("(#210) A page access token is required to request this resource.", "OAuthException", 210);
        }

        if (id != "me" && id != token.AccountId)
        {
            return GraphAnswer.NoSuchObject(id);
        }

        account = accounts.Find(token.AccountId)!;
        return token.Kind == TokenKind.Page ? RefuseOnPage(token) : Missing(token, Permissions.InstagramMessages);
    }

    private ContentHttpResult? RefuseOnPage(AccessToken token) =>
        Missing(token, Permissions.Metadata) ?? Missing(token, Permissions.Messaging)
        ?? (users.Find(token.OwnerId)?.RoleOn(token.AccountId!) is { MayModerate: true }
            ? null
            : GraphAnswer.Refusal(
                "(#200) User does not have sufficient administrative permission for this action on this page", "OAuthException", 200));

    private static ContentHttpResult? Missing(AccessToken token, string permission) =>
        token.Scopes.Contains(permission) ? null : GraphAnswer.MissingPermission(200, permission);
}
