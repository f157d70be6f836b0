using Microsoft.Net.Http.Headers;

namespace Inbox.Web.Accounts;

/// <summary>Who is to be answered in JSON: programs under /api, and whoever accepts JSON but no page.</summary>
public static class JsonRequests
{
    public static bool IsApi(this HttpRequest request) => request.Path.StartsWithSegments("/api");

    public static bool WantsJson(this HttpRequest request) =>
        request.IsApi() || (Accepts(request, "json") && !Accepts(request, "html"));

    private static bool Accepts(HttpRequest request, string format) =>
        request.Headers[HeaderNames.Accept].ToString().Contains(format, StringComparison.OrdinalIgnoreCase);
}
