using System.Text.Json.Nodes;
using Inbox.MetaSimulator.Login;
using Inbox.MetaSimulator.Subscriptions;
using Inbox.MetaSimulator.Webhooks;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace Inbox.MetaSimulator.Graph;

/// <summary>What the app as a whole hears of, set with the app's own token (meta-platform 1.1).</summary>
internal static class AppSubscriptionEndpoints
{
    private const string Edge = "{id}/subscriptions";

    public static void MapAppSubscriptions(this IEndpointRouteBuilder graph)
    {
        graph.MapGet(Edge, Show);
        graph.MapPost(Edge, SetAsync);
        graph.MapDelete(Edge, Remove);
    }

    private static IResult Show(string id, HttpRequest request, AppDesk desk, AppSubscriptions subscriptions) =>
        desk.Refuse(request, id) ?? GraphAnswer.Ok(new JsonObject
        {
            ["data"] = new JsonArray([.. subscriptions.All.Select(row => new JsonObject
            {
                ["object"] = row.Object,
                ["callback_url"] = row.Callback.AbsoluteUri,
                ["active"] = true,
                ["fields"] = new JsonArray([.. row.Subscription.Fields.Select(
                    field => new JsonObject { ["name"] = field, ["version"] = "v26.0" })]),
            })]),
        });

    private static async Task<IResult> SetAsync(
        string id,
        GraphParameters call,
        HttpRequest request,
        AppDesk desk,
        AppSubscriptions subscriptions,
        WebhookVerification verification)
    {
        return desk.Refuse(request, id) is { } refusal
            ? refusal
            : await VerifyAsync(call, subscriptions, verification, request.HttpContext.RequestAborted);
    }

    private static async Task<IResult> VerifyAsync(
        GraphParameters call, AppSubscriptions subscriptions, WebhookVerification verification, CancellationToken cancellationToken)
    {
        if (WebhookFields.Of(call["object"] ?? "") is not { } known)
        {
            return Wrong("(#100) Param object must be one of {PAGE, INSTAGRAM, PERMISSIONS}");
        }

        if (WebhookFields.Refuse(call["fields"], known, "fields", out var fields) is { } reason)
        {
            return Wrong(reason);
        }

        if (!Uri.TryCreate(call["callback_url"], UriKind.Absolute, out var callback) || callback.Scheme is not ("http" or "https"))
        {
            return Wrong("(#100) Param callback_url must be a valid URL");
        }

        var result = await verification.AskAsync(callback, call["verify_token"] ?? "", cancellationToken);
        if (!result.IsAccepted)
        {
            return GraphAnswer.Refusal(
                $"(#2200) Callback verification failed with the following errors: {result.Explanation}", "OAuthException", 2200);
        }

        subscriptions.Set(call["object"]!, callback, fields);
        return GraphAnswer.Success();
    }

    private static IResult Remove(string id, GraphParameters call, HttpRequest request, AppDesk desk, AppSubscriptions subscriptions)
    {
        if (desk.Refuse(request, id) is { } refusal)
        {
            return refusal;
        }

        if (call["object"] is { } name)
        {
            subscriptions.Remove(name);
        }
        else
        {
            subscriptions.Clear();
        }

        return GraphAnswer.Success();
    }

    private static ContentHttpResult Wrong(string message) => GraphAnswer.Refusal(message, "OAuthException", 100);
}

/// <summary>Lets only the app itself in.</summary>
internal sealed class AppDesk(GraphCaller caller, IOptions<SimulatorOptions> options)
{
    public IResult? Refuse(HttpRequest request, string id) =>
        !caller.TryIdentify(request, out var token, out var refusal) ? refusal
        : token.Kind != TokenKind.App
        ? GraphAnswer.Refusal("(#15) This method must be called with an app access_token.", "OAuthException", 15)
        : token.OwnerId == id && id == options.Value.AppId ? null : GraphAnswer.NoSuchObject(id);
}
