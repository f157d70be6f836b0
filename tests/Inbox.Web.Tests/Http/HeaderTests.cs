using System.Net;
using System.Text.RegularExpressions;
using Inbox.Testing;
using Inbox.Web.Tests.Support;

namespace Inbox.Web.Tests.Http;

/// <summary>What the answers tell browsers and proxies.</summary>
public sealed partial class HeaderTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private readonly InboxApp app = fixture.App;

    [Theory]
    [InlineData("/sign-in")]
    [InlineData("/api/conversations")]
    [InlineData("/no-such-page")]
    [InlineData("/icons.svg")]
    [InlineData("/health/live")]
    public async Task Every_answer_forbids_what_we_never_do(string path)
    {
        using var browser = app.NewBrowser();

        using var answer = await browser.GetAsync(path);

        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal(["nosniff"], answer.Headers.GetValues("X-Content-Type-Options"));
        Assert.Equal(["same-origin"], answer.Headers.GetValues("Referrer-Policy"));
        Assert.True(answer.Headers.Contains("Permissions-Policy"));
        Assert.False(answer.Headers.Contains("Server"));
    }

    [Fact]
    public async Task The_page_of_an_agent_is_kept_by_no_cache()
    {
        var organization = await TestOrganization.CreateAsync(app);
        using var agent = await organization.SignInAsync();

        using var answer = await agent.GetAsync("/inbox");

        Assert.True(answer.Headers.CacheControl?.NoStore);
    }

    [Theory]
    [InlineData("br")]
    [InlineData("gzip")]
    public async Task Pages_and_JSON_travel_compressed(string encoding)
    {
        var organization = await TestOrganization.CreateAsync(app);
        using var agent = await organization.SignInAsync();
        agent.DefaultRequestHeaders.AcceptEncoding.ParseAdd(encoding);

        foreach (var path in new[] { "/inbox", "/api/conversations", "/css/inbox.css" })
        {
            using var answer = await agent.GetAsync(path);
            Assert.Equal([encoding], answer.Content.Headers.ContentEncoding);
        }
    }

    [Fact]
    public async Task Styles_and_scripts_have_fingerprints_and_are_kept_for_a_year()
    {
        using var browser = app.NewBrowser();
        var page = await browser.GetStringAsync("/sign-in");
        var style = Style().Match(page).Groups[1].Value;

        using var answer = await browser.GetAsync(style);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Matches(@"/css/inbox\.[a-z0-9]+\.css", style);
        Assert.Equal(TimeSpan.FromDays(365), answer.Headers.CacheControl?.MaxAge);
    }

    [Fact]
    public async Task A_page_that_is_not_there_says_so_with_a_number_for_the_admin()
    {
        var organization = await TestOrganization.CreateAsync(app);
        using var agent = await organization.SignInAsync();

        using var answer = await agent.GetAsync($"/conversations/{Guid.CreateVersion7()}");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Matches("class=\"code\">[^<]{5,}<", await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task An_API_answer_that_is_none_is_ProblemDetails_with_a_number_for_the_admin()
    {
        var organization = await TestOrganization.CreateAsync(app);
        using var agent = await organization.SignInAsync();

        using var answer = await agent.GetAsync("/api/no-such-thing");

        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        Assert.Contains("correlationId", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_health_addresses_answer_and_show_the_lag()
    {
        using var browser = app.NewBrowser();

        Assert.Contains("Healthy", await browser.GetStringAsync("/health/live"), StringComparison.Ordinal);
        Assert.Contains("lagSeconds", await browser.GetStringAsync("/health/ready"), StringComparison.Ordinal);
    }

    [GeneratedRegex("<link rel=\"stylesheet\" href=\"([^\"]+)\"")]
    private static partial Regex Style();
}
