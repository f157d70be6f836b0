using System.Text.Json.Nodes;
using Inbox.MetaSimulator.Login;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace Inbox.MetaSimulator.Graph;

/// <summary>A code or a short-lived token for a token (meta-platform 4.3), and the app's own token (meta-platform 4.4).</summary>
internal static class TokenEndpoints
{
    public static void MapTokens(this IEndpointRouteBuilder graph)
    {
        graph.MapGet("oauth/access_token", Exchange);
        graph.MapPost("oauth/access_token", Exchange);
        graph.MapDebugToken();
    }

    private static IResult Exchange(
        GraphParameters call, IOptions<SimulatorOptions> options, CodeExchange codes, TokenExchange tokens)
    {
        if (RefuseApp(call, options.Value) is { } refusal)
        {
            return refusal;
        }

        return call["grant_type"] switch
        {
            "fb_exchange_token" => tokens.Exchange(call["fb_exchange_token"]),
            "client_credentials" => AppToken(options.Value),
            _ => codes.Exchange(call["code"], call["client_id"], call["redirect_uri"]),
        };
    }

    private static ContentHttpResult? RefuseApp(GraphParameters call, SimulatorOptions app)
    {
        if (call["client_id"] != app.AppId)
        {
            return GraphAnswer.Refusal(
                "Error validating application. Cannot get application info due to a system error.", "OAuthException", 101);
        }

        return call["client_secret"] == app.AppSecret
            ? null
            : GraphAnswer.Refusal("Error validating client secret.", "OAuthException", 1);
    }

    private static ContentHttpResult AppToken(SimulatorOptions app) => GraphAnswer.Ok(new JsonObject
    {
        ["access_token"] = $"{app.AppId}|{app.AppSecret}",
        ["token_type"] = "bearer",
    });
}

/// <summary>A code of the dialog becomes a short-lived user token, once.</summary>
internal sealed class CodeExchange(AuthorizationCodes codes, FacebookUsers users, TokenRegistry tokens)
{
    public IResult Exchange(string? value, string? clientId, string? redirectUri) =>
        codes.Redeem(value, clientId, redirectUri, out var code) switch
        {
            CodeVerdict.Good => TokenExchange.Answer(tokens.IssueUser(users.Find(code!.OwnerId)!, isLong: false), TokenRegistry.ShortLife),
            CodeVerdict.Used => Refusal("This authorization code has been used.", 36009),
            CodeVerdict.Expired => Refusal("This authorization code has expired.", 36007),
            CodeVerdict.OtherAddress => Refusal(
                "Error validating verification code. Please make sure your redirect_uri is identical to the one you used in the OAuth dialog request", 36008),
            _ => Refusal("Invalid verification code format.", null),
        };

    private static ContentHttpResult Refusal(string message, int? subcode) =>
        GraphAnswer.Refusal(message, "OAuthException", 100, subcode);
}

/// <summary>A living user token becomes one of sixty days.</summary>
internal sealed class TokenExchange(FacebookUsers users, TokenRegistry tokens, TimeProvider clock)
{
    public IResult Exchange(string? value)
    {
        if (value is null || tokens.Find(value) is not { Kind: TokenKind.User } token || users.Find(token.OwnerId) is not { } user)
        {
            return GraphAnswer.InvalidToken();
        }

        return token.FaultAt(clock.GetUtcNow()) is { } fault
            ? GraphAnswer.DeadToken(fault)
            : Answer(tokens.IssueUser(user, isLong: true), TokenRegistry.LongLife);
    }

    public static ContentHttpResult Answer(AccessToken token, TimeSpan life) => GraphAnswer.Ok(new JsonObject
    {
        ["access_token"] = token.Value,
        ["token_type"] = "bearer",
        ["expires_in"] = (long)life.TotalSeconds,
    });
}
