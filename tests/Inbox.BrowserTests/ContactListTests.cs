using System.Text.RegularExpressions;
using Inbox.BrowserTests.Support;
using Inbox.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace Inbox.BrowserTests;

/// <summary>Everyone who ever wrote, found while one types.</summary>
public sealed class ContactListTests(BrowserFixture browser, AppFixture app) : Journey(browser, app)
{
    [Fact]
    public async Task What_is_typed_finds_people_at_once_and_whoever_writes_appears_by_themselves()
    {
        var organization = await TestOrganization.CreateAsync(App);
        var (_, email) = await organization.AddAgentAsync();
        await WriteAsync(organization, "Ada Lovelace", "Where is my order?");
        await WriteAsync(organization, "Zoë Müller", "Thank you");
        var anna = await SignInAsync(email, Window.Desk);
        await anna.GoAsync("/inbox");
        await anna.Page.WaitForFunctionAsync("() => Boolean(customElements.get('command-bar'))");

        await anna.Page.Keyboard.PressAsync("g");
        await anna.Page.Keyboard.PressAsync("c");
        var names = anna.Page.Locator(".contact-cell__name");
        await Expect(names).ToHaveTextAsync(["Zoë Müller", "Ada Lovelace"]);
        await anna.Page.WaitForFunctionAsync("() => Boolean(customElements.get('search-live') && customElements.get('command-bar'))");
        await anna.Page.EvaluateAsync("window.isSamePage = true");
        await anna.Page.GetByLabel("Search contacts").FillAsync("lovel");
        await Expect(names).ToHaveTextAsync(["Ada Lovelace"]);
        await Expect(anna.Page).ToHaveURLAsync(new Regex(@"/contacts\?q=lovel$"));
        await Expect(anna.Page.GetByLabel("Search contacts")).ToBeFocusedAsync();
        await anna.Page.GetByLabel("Search contacts").FillAsync("");
        await Expect(names).ToHaveCountAsync(2);

        await App.ReceiveAsync(Payload.Text(organization.PageId, TestOrganization.NextId(), "I am new here"));

        await Expect(anna.Page.Locator("tbody tr").First).ToContainTextAsync("I am new here");
        Assert.True(await anna.Page.EvaluateAsync<bool>("window.isSamePage"));
        await names.Filter(new() { HasText = "Ada Lovelace" }).ClickAsync();
        await Expect(anna.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("Ada Lovelace");
        await anna.Page.GetByRole(AriaRole.Link, new() { Name = "Where is my order?" }).ClickAsync();
        await Expect(anna.Message("Where is my order?")).ToBeVisibleAsync();
    }

    private async Task WriteAsync(TestOrganization organization, string name, string text)
    {
        await App.ReceiveAsync(Payload.Text(organization.PageId, TestOrganization.NextId(), text));
        await App.WithDbAsync(organization.Id, async db =>
        {
            var conversation = await db.Conversations.SingleAsync(c => c.Preview == text);
            (await db.Contacts.SingleAsync(c => c.Id == conversation.ContactId)).Call(name);
            return await db.SaveChangesAsync();
        });
    }
}
