using Inbox.BrowserTests.Support;
using Inbox.Testing;
using Inbox.Web.Organizations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace Inbox.BrowserTests;

/// <summary>Somebody who wrote on two channels becomes one contact, and two again, by what an admin sees and presses.</summary>
public sealed class MergeJourneyTests(BrowserFixture browser, AppFixture app) : Journey(browser, app)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_admin_merges_two_contacts_and_takes_it_back(bool hasScripts)
    {
        var organization = await TestOrganization.CreateAsync(App);
        var (_, email) = await organization.AddAgentAsync(role: AgentRole.Admin);
        await MeetAsync(organization.PageId, "page", "Hello from Messenger", organization, "Ada Lovelace");
        await MeetAsync(organization.InstagramId, "instagram", "Hello from Instagram", organization, "Ada Lovelace");
        var anna = await SignInAsync(email, (hasScripts ? Window.Desk : Window.Phone) with { HasScripts = hasScripts });
        await anna.GoAsync("/contacts?q=lovelace");

        await anna.Page.Locator(".contact-cell__name").First.ClickAsync();
        await anna.Link("Merge…").ClickAsync();
        await Expect(anna.Page.Locator("main")).ToContainTextAsync("Same name, never on the same channel");
        await anna.Page.Locator("main").GetByRole(AriaRole.Link, new() { Name = "Ada Lovelace" }).Last.ClickAsync();
        await Expect(anna.Page.Locator("main")).ToContainTextAsync("Both have an open conversation");
        Assert.Equal(0, await anna.SidewaysAsync());
        await anna.Button("Merge").ClickAsync();

        var identities = anna.Page.GetByRole(AriaRole.Region, new() { Name = "Known as" }).GetByRole(AriaRole.Listitem);
        await Expect(identities).ToHaveCountAsync(2);
        await anna.GoAsync("/contacts");
        await Expect(anna.Page.Locator(".contact-cell__name")).ToHaveCountAsync(1);
        await anna.Page.Locator(".contact-cell__name").ClickAsync();
        await anna.Button("Undo").ClickAsync();
        await Expect(identities).ToHaveCountAsync(1);
        await anna.GoAsync("/contacts");
        await Expect(anna.Page.Locator(".contact-cell__name")).ToHaveCountAsync(2);
    }

    private async Task MeetAsync(string channel, string kind, string text, TestOrganization organization, string name)
    {
        await App.ReceiveAsync(Payload.Text(channel, TestOrganization.NextId(), text, @object: kind));
        await App.WithDbAsync(organization.Id, async db =>
        {
            var conversation = await db.Conversations.SingleAsync(c => c.Preview == text);
            (await db.Contacts.SingleAsync(c => c.Id == conversation.ContactId)).Call(name);
            return await db.SaveChangesAsync();
        });
    }
}
