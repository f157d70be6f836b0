using System.Text.RegularExpressions;
using Inbox.BrowserTests.Support;
using Inbox.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace Inbox.BrowserTests;

public sealed class KeyboardTests(BrowserFixture browser, AppFixture app) : Journey(browser, app)
{
    [Fact]
    public async Task An_agent_reads_and_takes_a_conversation_by_keyboard_alone()
    {
        var organization = await TestOrganization.CreateAsync(App);
        await App.ReceiveAsync(Payload.Text(organization.PageId, TestOrganization.NextId(), "Is anybody there?"));
        var (_, email) = await organization.AddAgentAsync();
        var anna = await OpenAsync();
        var keyboard = anna.Page.Keyboard;

        await anna.GoAsync("/inbox");
        await Expect(anna.Page.GetByLabel("E-mail")).ToBeFocusedAsync();
        await keyboard.TypeAsync(email);
        await keyboard.PressAsync("Tab");
        await keyboard.TypeAsync(InboxApp.Password);
        await keyboard.PressAsync("Enter");
        await Expect(anna.Row("Is anybody there?")).ToBeVisibleAsync();

        await keyboard.PressAsync("Tab");
        await Expect(anna.Link("Skip to content")).ToBeFocusedAsync();
        await Expect(anna.Link("Skip to content")).ToBeInViewportAsync();
        await keyboard.PressAsync("Enter");
        await anna.TabToAsync(anna.Row("Is anybody there?").GetByRole(AriaRole.Link));
        await keyboard.PressAsync("Enter");
        await Expect(anna.Message("Is anybody there?")).ToBeVisibleAsync();

        var assignee = anna.Assignee;
        await anna.TabToAsync(assignee);
        await keyboard.PressAsync("Enter");
        await Expect(anna.Button("Take it yourself")).ToBeVisibleAsync();
        await keyboard.PressAsync("Tab");
        await Expect(anna.Button("Take it yourself")).ToBeFocusedAsync();
        await keyboard.PressAsync("Escape");
        await Expect(anna.Button("Take it yourself")).ToBeHiddenAsync();
        await Expect(assignee).ToBeFocusedAsync();
        await keyboard.PressAsync("Enter");
        await keyboard.PressAsync("Tab");
        await keyboard.PressAsync("Enter");
        await Expect(anna.Assignee).ToContainTextAsync("You");
    }

    [Fact]
    public async Task Single_keys_act_on_what_is_open_and_none_does_while_somebody_writes()
    {
        var (anna, keyboard) = await WithQuestionsAsync("Third", "Second", "First");
        await anna.GoAsync("/inbox");
        await keyboard.PressAsync("j");
        await Expect(anna.Message("First")).ToBeVisibleAsync();
        await keyboard.PressAsync("j");
        await Expect(anna.Message("Second")).ToBeVisibleAsync();
        await Expect(anna.Row("Second").GetByRole(AriaRole.Link)).ToBeFocusedAsync();
        await keyboard.PressAsync("k");
        await Expect(anna.Message("First")).ToBeVisibleAsync();
        await keyboard.PressAsync("Enter");
        await Expect(anna.Page.Locator(".thread__scroll")).ToBeFocusedAsync();

        await keyboard.PressAsync("r");
        await Expect(anna.Page.GetByLabel("Your message")).ToBeFocusedAsync();
        await keyboard.TypeAsync("ejkaz?");
        await Expect(anna.Page.GetByLabel("Your message")).ToHaveValueAsync("ejkaz?");
        await anna.Page.GetByLabel("Your message").EvaluateAsync("field => field.blur()");

        await keyboard.PressAsync("Control+e");
        await keyboard.PressAsync("z");
        await Expect(anna.Page.Locator(".thread__later button").First).ToBeFocusedAsync();
        await keyboard.PressAsync("Escape");
        await keyboard.PressAsync("a");
        await Expect(anna.Button("Take it yourself")).ToBeFocusedAsync();
        await keyboard.PressAsync("Escape");
        await keyboard.PressAsync("?");
        await Expect(anna.Page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("Close or reopen");
        await keyboard.PressAsync("Escape");
        await keyboard.PressAsync("/");
        await Expect(anna.Page.Locator("#search")).ToBeFocusedAsync();
        await anna.Page.Locator("#search").EvaluateAsync("field => field.blur()");
        await keyboard.PressAsync("n");
        await Expect(anna.Page.GetByLabel("Your note")).ToBeFocusedAsync();
        await anna.Page.GetByLabel("Your note").EvaluateAsync("field => field.blur()");
        await keyboard.PressAsync("e");
        await Expect(anna.Page.Locator(".inbox-toast")).ToContainTextAsync("Closed");
    }

    [Fact]
    public async Task The_command_bar_acts_leads_and_finds_people()
    {
        var (anna, keyboard) = await WithQuestionsAsync("The only one");
        await anna.GoAsync("/inbox");
        await keyboard.PressAsync("j");
        await Expect(anna.Message("The only one")).ToBeVisibleAsync();

        await keyboard.PressAsync("Control+k");
        await keyboard.TypeAsync("take it");
        await keyboard.PressAsync("Enter");
        await Expect(anna.Assignee).ToContainTextAsync("You");

        await keyboard.PressAsync("Control+k");
        await keyboard.TypeAsync("closed");
        await keyboard.PressAsync("Enter");
        await Expect(anna.Page).ToHaveURLAsync(new Regex("status=CLOSED", RegexOptions.IgnoreCase));

        await Eventually.TrueAsync(() => anna.Page.EvaluateAsync<bool>("Boolean(customElements.get('command-bar'))"));
        await keyboard.PressAsync("Control+k");
        await keyboard.TypeAsync("ada");
        await Expect(anna.Page.GetByRole(AriaRole.Option)).ToContainTextAsync("Ada Example");
        await keyboard.PressAsync("Enter");
        await Expect(anna.Message("The only one")).ToBeVisibleAsync();
    }

    private async Task<(Visitor Anna, IKeyboard Keyboard)> WithQuestionsAsync(params string[] questions)
    {
        var organization = await TestOrganization.CreateAsync(App);
        foreach (var question in questions)
        {
            await App.ReceiveAsync(Payload.Text(organization.PageId, TestOrganization.NextId(), question));
        }

        await App.WithDbAsync(organization.Id, async db =>
        {
            (await db.Contacts.FirstAsync()).Rename("Ada", "Example", null);
            return await db.SaveChangesAsync();
        });
        var (_, email) = await organization.AddAgentAsync();
        var anna = await SignInAsync(email);
        return (anna, anna.Page.Keyboard);
    }
}
