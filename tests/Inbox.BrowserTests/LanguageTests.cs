using Inbox.BrowserTests.Support;
using Inbox.Web.Demo;
using Microsoft.Playwright;

namespace Inbox.BrowserTests;

/// <summary>The product in its other languages, chosen by the browser.</summary>
public sealed class LanguageTests(BrowserFixture browser, AppFixture app) : Journey(browser, app)
{
    private static readonly Window ArabicPhone = Window.Phone with { Locale = "ar-EG" };

    [Fact]
    public async Task In_Arabic_an_agent_signs_in_reads_and_answers_from_right_to_left()
    {
        var customer = await Customer.MeetAsync(await OpenAsync());
        await customer.WriteAsync("Is the blue lamp back?");
        var mira = await OpenAsync(ArabicPhone);
        await mira.GoAsync("/inbox");
        await ExpectRightToLeftAsync(mira);
        await mira.Page.GetByLabel("البريد الإلكتروني").FillAsync("mira@habitat.example");
        await mira.Page.GetByLabel("كلمة المرور").FillAsync(DemoData.Password);
        await mira.Button("تسجيل الدخول").ClickAsync();

        var list = mira.Page.GetByRole(AriaRole.Region, new() { Name = "المحادثات" });
        await Expect(list).ToBeVisibleAsync();
        var row = list.GetByRole(AriaRole.Listitem).Filter(new() { HasText = "Is the blue lamp back?" });
        await mira.ReloadUntilVisibleAsync(row);
        await ExpectRightToLeftAsync(mira);
        await row.GetByRole(AriaRole.Link).ClickAsync();
        await mira.Page.GetByLabel("رسالتك", new() { Exact = true }).FillAsync("Yes, since Monday.");
        await mira.Button("إرسال").ClickAsync();

        await Expect(mira.Message("Yes, since Monday.")).ToBeVisibleAsync();
        await ExpectRightToLeftAsync(mira);
    }

    [Theory]
    [InlineData("/inbox")]
    [InlineData("/account")]
    [InlineData("/channels")]
    public async Task In_Arabic_a_page_fits_its_window_and_axe_finds_nothing_in_it(string address)
    {
        foreach (var window in new[] { ArabicPhone, Window.Desk with { Locale = "ar-EG", Colors = ColorScheme.Dark } })
        {
            var anna = await SignInAtHabitatAsync("anna", window);
            await anna.GoAsync(address);
            await ExpectRightToLeftAsync(anna);
        }
    }

    [Fact]
    public async Task In_German_the_inbox_speaks_German()
    {
        var tom = await SignInAtHabitatAsync("tom", Window.Desk with { Locale = "de-DE" });

        await tom.GoAsync("/inbox");

        await Expect(tom.Page.Locator("html")).ToHaveAttributeAsync("lang", "de");
        await Expect(tom.Heading("Posteingang")).ToBeAttachedAsync();
        await Expect(tom.Page.GetByRole(AriaRole.Link, new() { Name = "Nicht zugewiesen" }).First).ToBeVisibleAsync();
        Assert.Equal(0, await tom.SidewaysAsync());
    }

    private static async Task ExpectRightToLeftAsync(Visitor visitor)
    {
        await Expect(visitor.Page.Locator("html")).ToHaveAttributeAsync("dir", "rtl");
        Assert.Equal(0, await visitor.SidewaysAsync());
        Assert.Empty(await visitor.Page.FindAsync());
    }
}
