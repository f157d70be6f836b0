using Inbox.BrowserTests.Support;
using Microsoft.Playwright;

namespace Inbox.BrowserTests;

/// <summary>A conversation rests, and comes back by itself.</summary>
public sealed class SnoozingTests(BrowserFixture browser, AppFixture app) : Journey(browser, app)
{
    [Fact]
    public async Task A_snoozed_conversation_is_gone_from_every_open_list_until_the_customer_writes()
    {
        var phone = await OpenAsync();
        var customer = await Customer.MeetAsync(phone);
        await customer.WriteAsync("I will think about it.");
        var anna = await SignInAtHabitatAsync("anna");
        var tom = await SignInAtHabitatAsync("tom");
        await tom.GoAsync("/inbox");
        await anna.GoAsync("/inbox");
        await Expect(tom.Row("I will think about it.")).ToBeVisibleAsync();
        await anna.OpenAndReadAsync("I will think about it.");

        await anna.Page.Locator("summary[data-command=Snooze]").ClickAsync();
        await anna.Page.GetByRole(AriaRole.Button, new() { Name = "Until they write" }).ClickAsync();

        await Expect(anna.Page.Locator(".inbox-toast").Filter(new() { HasText = "1 conversation snoozed." })).ToBeVisibleAsync();
        await Expect(tom.Row("I will think about it.")).ToHaveCountAsync(0);
        await anna.Link("Snoozed").First.ClickAsync();
        await Expect(anna.Row("I will think about it.")).ToBeVisibleAsync();

        await customer.WriteAsync("I take it!");
        await Expect(tom.Row("I take it!")).ToBeVisibleAsync();
        await Expect(anna.Row("I take it!")).ToHaveCountAsync(0);
    }
}
