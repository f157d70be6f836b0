namespace Inbox.MetaSimulator.Graph;

/// <summary>The headers of every Graph answer that say how much of the allowance is used (meta-platform 6.4).</summary>
internal static class GraphUsage
{
    public static async ValueTask<object?> AddHeadersAsync(
        EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var headers = context.HttpContext.Response.Headers;
        headers["X-App-Usage"] = """{"call_count":1,"total_time":1,"total_cputime":1}""";
        headers["facebook-api-version"] = context.HttpContext.GetRouteValue("version") as string ?? "v26.0";
        headers["x-fb-trace-id"] = MessageIds.New(SimulatedPlatform.Messenger)[2..13];
        return await next(context);
    }
}
