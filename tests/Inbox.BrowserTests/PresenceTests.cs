using Inbox.BrowserTests.Support;
using Inbox.Testing;
using Microsoft.Playwright;

namespace Inbox.BrowserTests;

/// <summary>Two who are at the same conversation see each other's faces, in the thread and in the list.</summary>
public sealed class PresenceTests(BrowserFixture browser, AppFixture app) : Journey(browser, app)
{
    [Fact]
    public async Task Colleagues_see_who_looks_and_who_writes_until_they_leave()
    {
        var organization = await TestOrganization.CreateAsync(App);
        foreach (var question in new[] { "What does it cost?", "Is it there?" })
        {
            await App.ReceiveAsync(Payload.Text(organization.PageId, TestOrganization.NextId(), question));
        }

        var (_, email) = await organization.AddAgentAsync("Lea Brandt");
        var (_, other) = await organization.AddAgentAsync("Tom Becker");
        var (lea, tom, list) = (await SignInAsync(email), await SignInAsync(other), await SignInAsync(other));
        await list.GoAsync("/inbox");
        await tom.GoAsync("/inbox");
        await tom.OpenAndReadAsync("What does it cost?");
        await lea.GoAsync("/inbox");
        await lea.OpenAndReadAsync("What does it cost?");

        await Expect(Sign(tom)).ToHaveTextAsync("Lea Brandt is looking at this");
        await Expect(Sign(lea)).ToHaveTextAsync("Tom Becker is looking at this");
        await Expect(list.Row("What does it cost?").Locator(".present")).ToHaveCountAsync(1);
        await Expect(list.Row("What does it cost?")).ToContainTextAsync("Lea Brandt is looking at this");
        await Expect(list.Row("Is it there?").Locator(".present")).ToHaveCountAsync(0);

        await lea.Page.Locator("#text").PressSequentiallyAsync("It costs");
        await Expect(Sign(tom)).ToHaveTextAsync("Lea Brandt is writing…");
        await Expect(tom.Page.Locator("live-presence .present--writing")).ToHaveCountAsync(1);

        await lea.OpenAndReadAsync("Is it there?");
        await Expect(tom.Page.Locator("live-presence .present")).ToHaveCountAsync(0);
        await Expect(list.Row("Is it there?").Locator(".present")).ToHaveCountAsync(1);
        await Expect(list.Row("What does it cost?").Locator(".present")).ToHaveCountAsync(0);

        await lea.Page.CloseAsync();
        await Expect(list.Row("Is it there?").Locator(".present")).ToHaveCountAsync(0);
    }

    private static ILocator Sign(Visitor agent) => agent.Page.Locator(".live-presence__who");
}
