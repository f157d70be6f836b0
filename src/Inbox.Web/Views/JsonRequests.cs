namespace Inbox.Web.Views;

/// <summary>Who is to be answered in JSON: programs under /api, and whoever accepts it.</summary>
public static class JsonRequests
{
    public static bool IsApi(this HttpRequest request) => request.Path.StartsWithSegments("/api");

    public static bool WantsJson(this HttpRequest request) =>
        request.IsApi() || request.Headers.Accept.ToString().Contains("application/json", StringComparison.OrdinalIgnoreCase);
}
