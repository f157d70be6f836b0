using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Net.Http.Headers;

namespace Inbox.Web.Http;

public static class FontCaching
{
    private const string Folder = "css/fonts/";

    /// <summary>
    /// The build writes a hash into the name of a font, so a browser may keep it for a year: text that waits for an answer on each page
    /// would be drawn twice.
    /// </summary>
    public static StaticAssetsEndpointConventionBuilder KeepFonts(this StaticAssetsEndpointConventionBuilder assets)
    {
        assets.Add(endpoint =>
        {
            if (endpoint is RouteEndpointBuilder { RoutePattern.RawText: { } path, RequestDelegate: { } next }
                && path.StartsWith(Folder, StringComparison.Ordinal))
            {
                endpoint.RequestDelegate = context =>
                {
                    context.Response.OnStarting(() =>
                    {
                        context.Response.Headers[HeaderNames.CacheControl] = "max-age=31536000, immutable";
                        return Task.CompletedTask;
                    });
                    return next(context);
                };
            }
        });
        return assets;
    }
}
