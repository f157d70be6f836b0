using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using Inbox.Testing;
using Inbox.Web.Organizations;
using Inbox.Web.Tests.Support;

namespace Inbox.Web.Tests.Accounts;

public sealed class SignInTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private readonly InboxApp app = fixture.App;

    [Fact]
    public async Task Who_signs_in_on_the_page_gets_where_they_wanted_to_be()
    {
        var (_, email) = await NewAgentAsync();
        using var browser = app.NewBrowser();

        using var asked = await browser.OpenAsync("/account?from=mail");
        using var signedIn = await browser.SignInByPageAsync(email, InboxApp.Password, ("ReturnUrl", "/account?from=mail"));

        Assert.Equal("/sign-in?returnUrl=%2Faccount%3Ffrom%3Dmail", asked.GoesTo());
        Assert.Equal("/account?from=mail", signedIn.GoesTo());
        Assert.Contains(email, await browser.ReadAsync("/account"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("javascript:alert(1)")]
    [InlineData("")]
    public async Task A_return_address_of_another_site_is_ignored(string returnUrl)
    {
        var (_, email) = await NewAgentAsync();
        using var browser = app.NewBrowser();

        using var signedIn = await browser.SignInByPageAsync(email, InboxApp.Password, ("ReturnUrl", returnUrl));

        Assert.Equal("/inbox", signedIn.GoesTo());
    }

    [Fact]
    public async Task The_answer_in_JSON_says_who_signed_in_and_where()
    {
        var organization = await TestOrganization.CreateAsync(app);
        var (agent, email) = await organization.AddAgentAsync("Anna Keller", AgentRole.Admin);
        using var browser = app.NewBrowser();

        using var answer = await browser.SignInByJsonAsync(email.ToUpperInvariant(), InboxApp.Password);
        var said = await answer.JsonAsync();

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(
            (agent.AccountId, email),
            (said.GetProperty("account").GetProperty("id").GetGuid(), said.GetProperty("account").GetProperty("email").GetString()));
        Assert.Equal(
            (agent.Id, "ADMIN"),
            (said.GetProperty("agent").GetProperty("id").GetGuid(), said.GetProperty("agent").GetProperty("role").GetString()));
        Assert.Equal(organization.Organization.Slug, said.GetProperty("organization").GetProperty("slug").GetString());
    }

    [Fact]
    public async Task The_cookie_lasts_30_days_and_is_for_the_server_alone()
    {
        var (_, email) = await NewAgentAsync();
        using var browser = app.NewBrowser();

        using var answer = await browser.SignInByJsonAsync(email, InboxApp.Password);
        var cookie = SessionCookieOf(answer);

        Assert.Contains("httponly", cookie, StringComparison.Ordinal);
        Assert.Contains("samesite=lax", cookie, StringComparison.Ordinal);
        Assert.DoesNotContain("secure", cookie, StringComparison.Ordinal);
        var expires = DateTimeOffset.Parse(cookie.Split("expires=")[1].Split(';')[0], System.Globalization.CultureInfo.InvariantCulture);
        Assert.InRange(expires - DateTimeOffset.UtcNow, TimeSpan.FromDays(29.9), TimeSpan.FromDays(30));
    }

    [Fact]
    public async Task Without_the_box_the_session_ends_with_the_window()
    {
        var (_, email) = await NewAgentAsync();
        using var browser = app.NewBrowser();

        using var forNow = await browser.SignInByPageAsync(email, InboxApp.Password);
        using var forLong = await app.NewBrowser().SignInByPageAsync(email, InboxApp.Password, ("StaySignedIn", "true"));

        Assert.DoesNotContain("expires", SessionCookieOf(forNow), StringComparison.Ordinal);
        Assert.Contains("expires", SessionCookieOf(forLong), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Plain_http_anywhere_but_on_loopback_gets_a_cookie_that_no_browser_takes()
    {
        var (_, email) = await NewAgentAsync();
        using var request = new HttpRequestMessage(
            HttpMethod.Post, "/api/auth/signin")
        { Content = JsonContent.Create(new { email, InboxApp.Password }) };
        request.Headers.Host = "inbox.example.com";

        using var answer = await app.NewBrowser().SendAsync(request, CancellationToken.None);

        Assert.Contains("; secure", SessionCookieOf(answer), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"email":"anna@example.com"}""")]
    [InlineData("""{"email":1,"password":true}""")]
    [InlineData("""{"email":"anna@example.com","password":"\ud800"}""")]
    public async Task JSON_that_is_no_sign_in_is_400(string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var answer = await app.NewBrowser().SendAsync(HttpMethod.Post, "/api/auth/signin", content);

        Assert.Equal(
            (HttpStatusCode.BadRequest, "application/problem+json"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
    }

    [Fact]
    public async Task Odd_letters_and_endless_passwords_are_just_wrong()
    {
        var (_, email) = await NewAgentAsync();
        foreach (var (
            given, password) in new[] { ("a\0@example.com", "x"), (email, "a\0b"), (email, new string('x', 5000)),
            (new string('e', 5000), "x") })
        {
            using var answer = await app.NewBrowser().SignInByJsonAsync(given, password);
            Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        }
    }

    [Fact]
    public async Task An_empty_form_is_shown_again()
    {
        using var answer = await app.NewBrowser().SignInByPageAsync("", "");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("Enter your e-mail and your password.", await answer.TextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_is_signed_in_does_not_see_the_page_again()
    {
        var (_, email) = await NewAgentAsync();
        using var browser = await app.SignInAsync(email);

        using var answer = await browser.OpenAsync("/sign-in?returnUrl=/account");

        Assert.Equal("/account", answer.GoesTo());
    }

    [Fact]
    public async Task Signing_out_ends_the_session_by_page_and_by_JSON()
    {
        var (_, email) = await NewAgentAsync();
        using var browser = await app.SignInAsync(email);
        using var program = await app.SignInAsync(email);

        using var left = await browser.PostFormAsync("/account", "/sign-out");
        using var ended = await program.SendAsync(HttpMethod.Post, "/api/auth/signout", JsonContent.Create(new { }));

        Assert.Equal("/sign-in", left.GoesTo());
        Assert.Equal(HttpStatusCode.NoContent, ended.StatusCode);
        Assert.Equal(HttpStatusCode.Found, (await browser.OpenAsync("/account")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await program.OpenAsync("/api/conversations")).StatusCode);
    }

    [Theory]
    [InlineData("/api/conversations", "text/html")]
    [InlineData("/account", "application/json")]
    [InlineData("/api/no-such-thing", "*/*")]
    public async Task A_program_without_a_session_gets_401_and_never_a_redirect(string address, string accept)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Accept.Add(MediaTypeWithQualityHeaderValue.Parse(accept));

        using var answer = await app.NewBrowser().SendAsync(request, CancellationToken.None);

        Assert.Equal(
            (HttpStatusCode.Unauthorized, "application/problem+json"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
    }

    [Theory]
    [InlineData("/sign-in")]
    [InlineData("/sign-out")]
    [InlineData("/organizations")]
    [InlineData("/account/password")]
    [InlineData("/account/time-zone")]
    public async Task A_form_without_its_token_is_refused(string address)
    {
        var (_, email) = await NewAgentAsync();
        using var browser = await app.SignInAsync(email);
        using var form = new FormUrlEncodedContent(
            [KeyValuePair.Create("Email", email), KeyValuePair.Create("Password", InboxApp.Password)]);

        using var answer = await browser.SendAsync(HttpMethod.Post, address, form);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task Another_site_cannot_sign_anybody_in()
    {
        var (_, email) = await NewAgentAsync();
        using var browser = app.NewBrowser();
        browser.DefaultRequestHeaders.Add("Origin", "https://evil.example");

        using var answer = await browser.SignInByJsonAsync(email, InboxApp.Password);

        Assert.Equal(
            (HttpStatusCode.Forbidden, "application/problem+json"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        Assert.False(answer.Headers.Contains("Set-Cookie"));
    }

    private async Task<(Agent Agent, string Email)> NewAgentAsync() =>
        await (await TestOrganization.CreateAsync(app)).AddAgentAsync();

    private static string SessionCookieOf(HttpResponseMessage answer) =>
        Assert.Single(answer.Headers.GetValues("Set-Cookie"), cookie => cookie.StartsWith("inbox=", StringComparison.Ordinal));
}
