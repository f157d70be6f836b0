using System.Text.Json.Nodes;

namespace Inbox.MetaSimulator.Graph;

/// <summary>The headers of every Graph answer that say how much of the allowance is used (meta-platform 6.4).</summary>
internal static class GraphUsage
{
    private const int MinutesToWait = 5;

    public static async ValueTask<object?> AddHeadersAsync(
        EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var headers = context.HttpContext.Response.Headers;
        headers["facebook-api-version"] = context.HttpContext.GetRouteValue("version") as string ?? "v26.0";
        headers["x-fb-trace-id"] = MessageIds.New(SimulatedPlatform.Messenger)[2..13];
        var answer = await next(context);
        AddUsage(context.HttpContext);
        return answer;
    }

    // Only now is it known whose call it was; the answer is written after this.
    private static void AddUsage(HttpContext context)
    {
        var switchboard = context.RequestServices.GetRequiredService<Switchboard>();
        var accounts = CallGate.AccountsOf(context);
        var highest = accounts.Select(account => switchboard.Of(account).AppUsagePercent).DefaultIfEmpty(1).Max();
        context.Response.Headers["X-App-Usage"] =
            new JsonObject { ["call_count"] = highest, ["total_time"] = 1, ["total_cputime"] = 1 }.ToJsonString();
        if (accounts.Count > 0)
        {
            context.Response.Headers["X-Business-Use-Case-Usage"] = new JsonObject(accounts.Select(account =>
                KeyValuePair.Create<string, JsonNode?>(account.ExternalId, new JsonArray(UseOf(account, switchboard))))).ToJsonString();
        }
    }

    private static JsonObject UseOf(SimulatedAccount account, Switchboard switchboard)
    {
        var percent = switchboard.Of(account).UsagePercent;
        return new JsonObject
        {
            ["type"] = account.Platform == SimulatedPlatform.Messenger ? "messenger" : "instagram",
            ["call_count"] = percent,
            ["total_cputime"] = 1,
            ["total_time"] = 1,
            ["estimated_time_to_regain_access"] = percent >= 100 ? MinutesToWait : 0,
        };
    }
}
