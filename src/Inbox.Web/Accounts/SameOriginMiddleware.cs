using Inbox.Web.Views;

namespace Inbox.Web.Accounts;

/// <summary>
/// Under /api there is no antiforgery token. A change needs a JSON content type, which no plain form can send,
/// and is refused when the browser says that another site asks for it.
/// </summary>
public sealed class SameOriginMiddleware(RequestDelegate next, IConfiguration configuration)
{
    /// <summary>Where Meta posts: its signature is what proves it.</summary>
    private static readonly PathString[] Signed = ["/api/webhooks", "/api/meta"];

    /// <summary>What takes files.</summary>
    private static readonly PathString[] Uploads = ["/api/files", "/api/contacts/imports"];

    private readonly Uri? publicAddress =
        Uri.TryCreate(configuration["PublicAddress"], UriKind.Absolute, out var address) ? address : null;

    public Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        if (!request.IsApi() || IsSafe(request.Method) || Signed.Any(path => request.Path.StartsWithSegments(path)))
        {
            return next(context);
        }

        if (IsCrossSite(request))
        {
            return RefuseAsync(context, StatusCodes.Status403Forbidden, "The request comes from another site.");
        }

        return request.HasJsonContentType() || IsUpload(request) || IsEmpty(request)
            ? next(context)
            : RefuseAsync(context, StatusCodes.Status415UnsupportedMediaType, "Send the change as application/json.");
    }

    private static bool IsSafe(string method) =>
        HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method) || HttpMethods.IsTrace(method);

    /// <summary>A plain form can send this too, but no browser sends one without saying from where.</summary>
    private static bool IsUpload(HttpRequest request) =>
        Uploads.Any(path => request.Path.Equals(path, StringComparison.OrdinalIgnoreCase)) && request.HasFormContentType;

    /// <summary>A form that says DELETE or PUT in a field of its own carries a content type.</summary>
    private static bool IsEmpty(HttpRequest request) =>
        (HttpMethods.IsDelete(request.Method) || HttpMethods.IsPut(request.Method)) && request.ContentType is null;

    /// <summary>Absent headers are allowed: programs send none, and browsers always send one of the two with a change.</summary>
    private bool IsCrossSite(HttpRequest request)
    {
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        var origin = request.Headers.Origin.ToString();
        return site is not ("" or "same-origin" or "none") || (origin.Length > 0 && !IsOwn(origin, request.Host));
    }

    /// <summary>The scheme is not compared: behind a proxy that ends TLS ours may be http, and HSTS keeps the browser on https.</summary>
    private bool IsOwn(string origin, HostString host) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var from)
        && Uri.TryCreate($"{from.Scheme}://{host}", UriKind.Absolute, out var here)
        && (IsSameHost(from, here) || (publicAddress is not null && IsSameHost(from, publicAddress)));

    private static bool IsSameHost(Uri one, Uri other) =>
        one.Port == other.Port && string.Equals(one.IdnHost, other.IdnHost, StringComparison.OrdinalIgnoreCase);

    private static Task RefuseAsync(HttpContext context, int status, string sentence) =>
        TypedResults.Problem(sentence, statusCode: status).ExecuteAsync(context);
}
