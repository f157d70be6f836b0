using System.Net.Http.Headers;
using Inbox.Testing;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;

namespace Inbox.Web.Tests.Tenancy;

/// <summary>The product's own addresses, found in the app itself, so that a new one is tried without being named in a test.</summary>
internal static class Addresses
{
    public static List<(string Method, RoutePattern Pattern)> WithAnId(InboxApp app) =>
        [.. Of(app).Where(e => e.RoutePattern.Parameters.Any(p => p.ParameterPolicies.Any(c => c.Content == "guid")))
            .SelectMany(e => MethodsOf(e).Select(method => (method, e.RoutePattern)))];

    public static IEnumerable<RouteEndpoint> Of(InboxApp app) => app.Services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints)
        .OfType<RouteEndpoint>().Where(e => e.Metadata.GetMetadata<ControllerActionDescriptor>() is not null);

    public static IEnumerable<string> MethodsOf(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET"];

    /// <summary>Asks as a browser or a program would, with everything in the body that some address wants.</summary>
    /// <param name="idOf">The id for a parameter of the address.</param>
    public static async Task<HttpResponseMessage> AskAsync(
        HttpClient browser, string method, RoutePattern pattern, Func<string, Guid> idOf, string? token)
    {
        var path = "/" + string.Join('/', pattern.PathSegments.Select(segment =>
            segment.Parts[0] is RoutePatternParameterPart parameter
                ? idOf(parameter.Name).ToString() : ((RoutePatternLiteralPart)segment.Parts[0]).Content));
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        request.Headers.Accept.Add(
            new MediaTypeWithQualityHeaderValue(path.StartsWith("/api", StringComparison.Ordinal) ? "application/json" : "text/html"));
        if (method != "GET")
        {
            request.Content = path.StartsWith("/api", StringComparison.Ordinal)
                ? new StringContent("""{"content":"Hi","emoji":"👍"}""", new MediaTypeHeaderValue("application/json"))
                : new FormUrlEncodedContent(
                    [new("agentId", "me"), new("until", "1"), new("choice", "later"), new("__RequestVerificationToken", token)]);
        }

        return await browser.SendAsync(request);
    }

    public static async Task<string> AntiforgeryTokenAsync(HttpClient browser)
    {
        var page = await browser.GetStringAsync("/inbox");
        const string Start = "name=\"__RequestVerificationToken\" type=\"hidden\" value=\"";
        var from = page.IndexOf(Start, StringComparison.Ordinal) + Start.Length;
        return page[from..page.IndexOf('"', from)];
    }
}
