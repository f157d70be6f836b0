using System.Net;
using System.Net.Http.Headers;
using Inbox.Web.Tests.Support;

namespace Inbox.Web.Tests.Http;

/// <summary>The page of what went wrong is an address like others, which anybody may ask for with anything.</summary>
public sealed class ErrorPageTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    [Theory]
    [InlineData("0", 404)]
    [InlineData("-1", 404)]
    [InlineData("99", 404)]
    [InlineData("200", 404)]
    [InlineData("302", 404)]
    [InlineData("600", 404)]
    [InlineData("2147483648", 404)]
    [InlineData("abc", 404)]
    [InlineData("403", 403)]
    [InlineData("503", 503)]
    public async Task Answers_with_a_status_that_says_an_error(string asked, int status)
    {
        using var browser = fixture.App.NewBrowser();
        using var program = fixture.App.NewBrowser();
        program.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));

        using var page = await browser.GetAsync($"/error?status={asked}", TestContext.Current.CancellationToken);
        using var problem = await program.GetAsync($"/error?status={asked}", TestContext.Current.CancellationToken);

        Assert.Equal(((HttpStatusCode)status, (HttpStatusCode)status), (page.StatusCode, problem.StatusCode));
    }
}
