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

    [Fact]
    public async Task The_page_of_a_contact_follows_what_they_write_keeps_what_is_begun_and_leads_back_to_the_list()
    {
        var organization = await TestOrganization.CreateAsync(App);
        var (_, email) = await organization.AddAgentAsync();
        var sender = await WriteAsync(organization, "Ada Lovelace", "Where is my order?");
        var anna = await SignInAsync(email, Window.Desk);
        await anna.GoAsync("/contacts?q=lovelace");
        await anna.Page.Locator(".contact-cell__name").ClickAsync();
        await anna.Page.WaitForFunctionAsync("() => Boolean(customElements.get('search-live'))");
        await anna.Page.GetByText("Add a note").ClickAsync();
        var note = anna.Page.GetByPlaceholder("What your team should know");
        await note.FillAsync("Begun, not saved");

        await App.ReceiveAsync(Payload.Text(organization.PageId, sender, "And now?"));

        await Expect(anna.Page.Locator(".timeline")).ToContainTextAsync("And now?");
        await Expect(note).ToHaveValueAsync("Begun, not saved");
        var asked = new TaskCompletionSource<string>();
        anna.Page.Dialog += (_, dialog) =>
        {
            asked.TrySetResult(dialog.Type);
            _ = dialog.DismissAsync();
        };
        await anna.Page.Locator(".page__crumb a").ClickAsync();
        Assert.Equal("beforeunload", await asked.Task.WaitAsync(TimeSpan.FromSeconds(20)));
        await Expect(note).ToHaveValueAsync("Begun, not saved");
        await note.FillAsync("");
        await anna.Page.Locator(".page__crumb a").ClickAsync();
        await Expect(anna.Page).ToHaveURLAsync(new Regex(@"/contacts\?q=lovelace$"));
    }

    private async Task<string> WriteAsync(TestOrganization organization, string name, string text)
    {
        var sender = TestOrganization.NextId();
        await App.ReceiveAsync(Payload.Text(organization.PageId, sender, text));
        await App.WithDbAsync(organization.Id, async db =>
        {
            var conversation = await db.Conversations.SingleAsync(c => c.Preview == text);
            (await db.Contacts.SingleAsync(c => c.Id == conversation.ContactId)).Call(name);
            return await db.SaveChangesAsync();
        });
        return sender;
    }
}
