using Inbox.BrowserTests.Support;
using Inbox.Testing;
using Microsoft.Playwright;

namespace Inbox.BrowserTests;

/// <summary>A team names a person, and both who look see it.</summary>
public sealed class ContactTests(BrowserFixture browser, AppFixture app) : Journey(browser, app)
{
    [Fact]
    public async Task What_is_typed_after_a_form_was_unfolded_is_written_there_and_no_command()
    {
        var organization = await TestOrganization.CreateAsync(App);
        var (_, email) = await organization.AddAgentAsync("Anna Keller");
        await App.ReceiveAsync(Payload.Text(organization.PageId, TestOrganization.NextId(), "Do you have tea?"));
        var anna = await SignInAsync(email);
        await anna.GoAsync("/inbox");
        await anna.Row("Do you have tea?").ClickAsync();
        await Expect(anna.Message("Do you have tea?")).ToBeVisibleAsync();

        await anna.Menu("Add a note").ClickAsync();
        await anna.Page.Keyboard.TypeAsync("Prefers jasmine");
        await Expect(anna.Page.Locator("#new-note")).ToHaveValueAsync("Prefers jasmine");
        await anna.Menu("Rename").ClickAsync();
        await Expect(anna.Page.Locator("#contact-name")).ToBeFocusedAsync();
        await Expect(anna.Page.GetByLabel("Your message")).ToHaveValueAsync("");
    }

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

    [Fact]
    public async Task What_is_known_of_a_contact_is_changed_beside_the_thread_and_what_is_refused_stays_there()
    {
        var organization = await TestOrganization.CreateAsync(App);
        var (_, email) = await organization.AddAgentAsync("Anna Keller");
        await App.ReceiveAsync(Payload.Text(organization.PageId, TestOrganization.NextId(), "Do you have tea?"));
        var anna = await SignInAsync(email);
        await anna.GoAsync("/inbox");
        await anna.Row("Do you have tea?").ClickAsync();
        await Expect(anna.Message("Do you have tea?")).ToBeVisibleAsync();
        await anna.Page.GetByLabel("Your message").FillAsync("One moment");
        var editor = anna.Page.Locator("#details-editor");

        await editor.Locator("summary").ClickAsync();
        anna.ExpectedStatus = 422;
        await editor.GetByLabel("E-mail").FillAsync("anna");
        await editor.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(editor.GetByRole(AriaRole.Alert).First).ToContainTextAsync("This is no e-mail address.");
        await Expect(editor.GetByLabel("E-mail")).ToHaveValueAsync("anna");

        await editor.GetByLabel("E-mail").FillAsync("ada@example.com");
        await editor.GetByLabel("Language").SelectOptionAsync("de");
        await editor.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(anna.Page.Locator(".panel .facts")).ToContainTextAsync("ada@example.com");
        await Expect(anna.Page.Locator(".panel .facts")).ToContainTextAsync("German");
        await Expect(editor).Not.ToHaveAttributeAsync("open", "");
        await Expect(anna.Page.GetByLabel("Your message")).ToHaveValueAsync("One moment");

        await editor.Locator("summary").ClickAsync();
        await Expect(editor.GetByLabel("E-mail")).ToHaveValueAsync("ada@example.com");
        await editor.GetByRole(AriaRole.Link, new() { Name = "Cancel" }).ClickAsync();
        await Expect(editor.Locator("summary")).ToBeFocusedAsync();
    }
}
