using Inbox.BrowserTests.Support;
using Microsoft.Playwright;

namespace Inbox.BrowserTests;

/// <summary>A team names a person, and both who look see it.</summary>
public sealed class ContactTests(BrowserFixture browser, AppFixture app) : Journey(browser, app)
{
    [Fact]
    public async Task A_name_is_changed_in_place_and_a_second_agent_sees_it_at_once()
    {
        var customer = await Customer.MeetAsync(await OpenAsync());
        await customer.WriteAsync("May I have a catalogue?");
        var anna = await SignInAtHabitatAsync("anna");
        var tom = await SignInAtHabitatAsync("tom");
        foreach (var agent in new[] { anna, tom })
        {
            await agent.GoAsync("/inbox");
            await Expect(agent.Row("May I have a catalogue?")).ToBeVisibleAsync();
            await agent.OpenAndReadAsync("May I have a catalogue?");
        }

        // Until Meta has told the name, a rename would be one of two at once.
        await Expect(anna.Page.Locator(".panel h2")).ToContainTextAsync(customer.Name);
        await anna.Menu("Rename").ClickAsync();
        await anna.Page.GetByLabel("Name", new() { Exact = true }).FillAsync("Catalogue lady");
        await anna.Page.Locator("details.editor[open]").GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();

        await Expect(anna.Page.Locator(".panel h2")).ToHaveTextAsync("Catalogue lady");
        await Expect(tom.Page.Locator(".panel h2")).ToHaveTextAsync("Catalogue lady");
        await Expect(tom.Row("Catalogue lady")).ToBeVisibleAsync();
    }
}
