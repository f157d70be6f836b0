using Inbox.Web.Accounts;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Inbox.Web.Tests.Accounts;

public sealed class SameOriginMiddlewareTests
{
    private const int Passed = StatusCodes.Status200OK;

    [Theory]
    [InlineData(null, null, Passed)]
    [InlineData("http://inbox.example.com", "same-origin", Passed)]
    [InlineData("https://inbox.example.com", null, Passed)]
    [InlineData("http://inbox.example.com:80", null, Passed)]
    [InlineData("http://INBOX.example.com", null, Passed)]
    [InlineData("https://public.example.com", null, Passed)]
    [InlineData(null, "none", Passed)]
    [InlineData(null, "same-site", 403)]
    [InlineData(null, "cross-site", 403)]
    [InlineData("http://inbox.example.com", "cross-site", 403)]
    [InlineData("http://evil.example.com", null, 403)]
    [InlineData("http://evil.example.com", "same-origin", 403)]
    [InlineData("http://inbox.example.com.evil.example", null, 403)]
    [InlineData("http://inbox.example.com@evil.example", null, 403)]
    [InlineData("http://inbox.example.com:8080", null, 403)]
    [InlineData("null", null, 403)]
    [InlineData("nonsense", null, 403)]
    public async Task A_change_that_another_site_asks_for_is_refused(string? origin, string? site, int expected) =>
        Assert.Equal(expected, await StatusAsync("POST", "/api/auth/signin", "application/json", origin, site));

    [Theory]
    [InlineData("application/json", Passed)]
    [InlineData("application/json; charset=utf-8", Passed)]
    [InlineData("application/merge-patch+json", Passed)]
    [InlineData("application/x-www-form-urlencoded", 415)]
    [InlineData("multipart/form-data; boundary=x", 415)]
    [InlineData("text/plain", 415)]
    [InlineData(null, 415)]
    public async Task A_change_needs_a_JSON_content_type(string? contentType, int expected) =>
        Assert.Equal(expected, await StatusAsync("POST", "/API/anything", contentType, null, null));

    /// <summary>A form may say DELETE or PUT in a field of its own, and then has a content type.</summary>
    [Theory]
    [InlineData(null, Passed)]
    [InlineData("application/json", Passed)]
    [InlineData("application/x-www-form-urlencoded", 415)]
    [InlineData("multipart/form-data; boundary=x", 415)]
    [InlineData("text/plain", 415)]
    public async Task What_has_no_body_needs_none(string? contentType, int expected)
    {
        Assert.Equal(expected, await StatusAsync("DELETE", "/api/anything", contentType, null, null));
        Assert.Equal(expected, await StatusAsync("PUT", "/api/anything", contentType, null, null));
    }

    [Theory]
    [InlineData("GET", "/api/conversations")]
    [InlineData("HEAD", "/api/conversations")]
    [InlineData("POST", "/sign-in")]
    [InlineData("POST", "/apiary")]
    [InlineData("POST", "/api/webhooks/facebook")]
    public async Task Reading_pages_and_webhooks_are_not_its_business(string method, string path) =>
        Assert.Equal(Passed, await StatusAsync(method, path, "text/plain", "http://evil.example.com", "cross-site"));

    private static async Task<int> StatusAsync(string method, string path, string? contentType, string? origin, string? site)
    {
        var context = new DefaultHttpContext
        {
            RequestServices = new ServiceCollection().AddLogging().AddProblemDetails()
            .BuildServiceProvider()
        };
        (context.Request.Method, context.Request.Path, context.Request.ContentType) = (method, path, contentType);
        (context.Request.Scheme, context.Request.Host) = ("http", new HostString("inbox.example.com"));
        (context.Request.Headers.Origin, context.Request.Headers["Sec-Fetch-Site"]) = (origin, site);
        await new SameOriginMiddleware(_ => Task.CompletedTask, Settings()).InvokeAsync(context);
        return context.Response.StatusCode;
    }

    private static IConfigurationRoot Settings() => new ConfigurationBuilder()
        .AddInMemoryCollection([new("PublicAddress", "https://public.example.com")]).Build();
}
