using System.Net;
using System.Net.Http.Json;
using AngleSharp.Html.Dom;
using Inbox.Testing;
using Inbox.Web.Tests.Support;

namespace Inbox.Web.Tests.Views;

/// <summary>In which language the product speaks to whom.</summary>
public sealed class LanguageTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private readonly InboxApp app = fixture.App;

    [Fact]
    public async Task An_agent_reads_the_language_that_they_chose_from_the_next_page_on()
    {
        var (_, email) = await (await TestOrganization.CreateAsync(app)).AddAgentAsync();
        using var browser = await app.SignInAsync(email);
        Assert.Equal(("en", "ltr", "Inbox"), Spoken(await browser.GetPageAsync("/inbox")));

        using var chosen = await browser.PostFormAsync("/account", "/account/language", ("language", "ar"));

        Assert.Equal("/account?done=Language", chosen.GoesTo());
        Assert.Equal(("ar", "rtl", "صندوق الوارد"), Spoken(await browser.GetPageAsync("/inbox")));
        using var elsewhere = await app.SignInAsync(email);
        Assert.Equal(("ar", "rtl", "صندوق الوارد"), Spoken(await elsewhere.GetPageAsync("/inbox")));
    }

    [Theory]
    [InlineData("de-AT,de;q=0.9,en;q=0.5", "de", "Willkommen zurück")]
    [InlineData("ar-EG", "ar", "مرحبًا بعودتك")]
    [InlineData("fr-FR,fr;q=0.9", "en", "Welcome back")]
    public async Task Who_chose_none_reads_the_browsers_or_English(string accepted, string language, string title)
    {
        using var browser = app.NewBrowser();
        browser.DefaultRequestHeaders.AcceptLanguage.ParseAdd(accepted);

        var page = await browser.GetPageAsync("/sign-in");

        Assert.Equal(language, page.DocumentElement.GetAttribute("lang"));
        Assert.Equal(title, page.QuerySelector("h1")!.Seen());
    }

    [Fact]
    public async Task An_error_page_speaks_the_language_of_the_request_that_failed()
    {
        var organization = await TestOrganization.CreateAsync(app);
        using var browser = await organization.SignInAsync();
        using var chosen = await browser.PostFormAsync("/account", "/account/language", ("language", "de"));

        using var missing = await browser.GetAsync($"/conversations/{Guid.NewGuid()}");

        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
        Assert.Equal("Wir finden diese Seite nicht", Pages.Parse(await missing.TextAsync()).QuerySelector("h1")!.Seen());
    }

    [Fact]
    public async Task Programs_are_answered_in_English()
    {
        using var program = app.NewBrowser();
        program.DefaultRequestHeaders.AcceptLanguage.ParseAdd("de");

        using var refused = await program.PostAsJsonAsync("/api/auth/signin", new { email = "nobody@example.com", password = "wrong" });

        Assert.Contains("belong together", await refused.TextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_language_that_the_product_does_not_speak_is_refused()
    {
        using var browser = await (await TestOrganization.CreateAsync(app)).SignInAsync();

        using var refused = await browser.PostFormAsync("/account", "/account/language", ("language", "tlh"));

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
    }

    [Fact]
    public async Task What_is_wrong_with_a_form_is_said_in_the_readers_language()
    {
        using var browser = await (await TestOrganization.CreateAsync(app)).SignInAsync();
        browser.DefaultRequestHeaders.AcceptLanguage.ParseAdd("de");

        using var refused = await browser.PostFormAsync("/account", "/account/password", ("NewPassword", "a new and longer password"));

        Assert.Contains("Geben Sie Ihr aktuelles Passwort ein.", await refused.TextAsync(), StringComparison.Ordinal);
    }

    private static (string? Language, string? Direction, string Title) Spoken(IHtmlDocument page) => (
        page.DocumentElement.GetAttribute("lang"), page.DocumentElement.GetAttribute("dir"), page.QuerySelector("h1")!.Seen());
}
