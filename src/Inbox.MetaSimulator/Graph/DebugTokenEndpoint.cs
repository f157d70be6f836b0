using System.Text.Json.Nodes;
using Inbox.MetaSimulator.Login;

namespace Inbox.MetaSimulator.Graph;

/// <summary>What a token is and whether it still works, for whoever holds the app's token (meta-platform 4.5).</summary>
internal static class DebugTokenEndpoint
{
    public static void MapDebugToken(this IEndpointRouteBuilder graph) =>
        graph.MapGet("debug_token", Show);

    private static IResult Show(string? input_token, HttpRequest request, GraphCaller caller, TokenRegistry tokens, TokenReport report)
    {
        if (!caller.TryIdentify(request, out var asking, out var refusal))
        {
            return refusal;
        }

        if (asking.Kind is not (TokenKind.App or TokenKind.User))
        {
            return GraphAnswer.Refusal(
                "(#100) You must provide an app access token, or a user access token that is an owner or developer of the app",
                "OAuthException", 100);
        }

        return string.IsNullOrEmpty(input_token)
            ? GraphAnswer.Refusal("(#100) The parameter input_token is required", "OAuthException", 100)
            : GraphAnswer.Ok(new JsonObject { ["data"] = report.Of(tokens.Find(input_token)) });
    }
}
