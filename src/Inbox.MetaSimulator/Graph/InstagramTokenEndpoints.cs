using System.Text.Json.Nodes;
using Inbox.MetaSimulator.Login;
using Inbox.MetaSimulator.Wire;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace Inbox.MetaSimulator.Graph;

/// <summary>Instagram Login's tokens: from a code, made long-lived, and refreshed (meta-platform 4.7).</summary>
internal static class InstagramTokenEndpoints
{
    /// <summary>What api.instagram.com answers.</summary>
    public static void MapInstagramCodes(this IEndpointRouteBuilder instagram) =>
        instagram.MapPost("oauth/access_token", ExchangeCode);

    /// <summary>What graph.instagram.com answers.</summary>
    public static void MapInstagramTokens(this IEndpointRouteBuilder graph)
    {
        graph.MapGet("access_token", Lengthen);
        graph.MapGet("refresh_access_token", Refresh);
    }

    private static ContentHttpResult ExchangeCode(
        GraphParameters call, IOptions<SimulatorOptions> options, AuthorizationCodes codes, TokenRegistry tokens)
    {
        var app = options.Value;
        if (call["client_id"] != app.InstagramAppId || call["client_secret"] != app.InstagramSecret)
        {
            return Refusal("Invalid platform app");
        }

        if (call["grant_type"] != "authorization_code")
        {
            return Refusal("Invalid grant type");
        }

        return Redeem(call, app, codes, tokens);
    }

    private static ContentHttpResult Redeem(
        GraphParameters call, SimulatorOptions app, AuthorizationCodes codes, TokenRegistry tokens) =>
        codes.Redeem(call["code"], app.InstagramAppId, call["redirect_uri"], out var code) switch
        {
            CodeVerdict.Good => Answer(code!, tokens, app.AnswersInstagramFlat),
            CodeVerdict.Used => Refusal("This authorization code has been used"),
            CodeVerdict.Expired => Refusal("This authorization code has expired"),
            CodeVerdict.OtherAddress =>
                Refusal("Error validating verification code. Please make sure your redirect_uri is identical to the one you used in the OAuth dialog request"),
            _ => Refusal("Invalid authorization code"),
        };

    // The user_id here is scoped to the app; only /me tells the one that webhooks carry.
    private static ContentHttpResult Answer(AuthorizationCode code, TokenRegistry tokens, bool isFlat)
    {
        var token = tokens.IssueInstagram(code.OwnerId, code.Scopes, isLong: false);
        var answer = new JsonObject
        {
            ["access_token"] = token.Value,
            ["user_id"] = PageObject.InstagramUserId(code.OwnerId),
            ["permissions"] = isFlat
                ? new JsonArray([.. code.Scopes.Select(scope => JsonValue.Create(scope))])
                : string.Join(',', code.Scopes),
        };
        return GraphAnswer.Ok(isFlat ? answer : new JsonObject { ["data"] = new JsonArray(answer) });
    }

    private static IResult Lengthen(HttpRequest request, GraphCaller caller, TokenRegistry tokens, IOptions<SimulatorOptions> options)
    {
        if (!caller.TryIdentify(request, out var token, out var refusal))
        {
            return refusal;
        }

        return request.Query["grant_type"] == "ig_exchange_token"
            && request.Query["client_secret"] == options.Value.InstagramSecret && token is { Kind: TokenKind.Instagram, IsLongLived: false }
            ? TokenExchange.Answer(tokens.IssueInstagram(token.AccountId!, token.Scopes, isLong: true), TokenRegistry.LongLife)
            : Unsupported();
    }

    private static IResult Refresh(HttpRequest request, GraphCaller caller, TokenRegistry tokens, TimeProvider clock)
    {
        if (!caller.TryIdentify(request, out var token, out var refusal))
        {
            return refusal;
        }

        return request.Query["grant_type"] == "ig_refresh_token" && token is { Kind: TokenKind.Instagram, IsLongLived: true }
            && clock.GetUtcNow() - token.IssuedAt >= TokenRegistry.YoungestToRefresh
            ? TokenExchange.Answer(tokens.IssueInstagram(token.AccountId!, token.Scopes, isLong: true), TokenRegistry.LongLife)
            : Unsupported();
    }

    private static ContentHttpResult Unsupported() => GraphAnswer.Refusal("Unsupported request - method type: get", "IGApiException", 100);

    private static ContentHttpResult Refusal(string message) => TypedResults.Text(
        MetaJson.Write(new JsonObject { ["error_type"] = "OAuthException", ["code"] = 400, ["error_message"] = message }),
        "application/json",
        statusCode: StatusCodes.Status400BadRequest);
}
