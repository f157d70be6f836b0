using System.Text.RegularExpressions;
using Inbox.BrowserTests.Support;
using Inbox.Testing;
using Inbox.Web.Keyboard;
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

        await KeysActAsync(anna);
        await keyboard.PressAsync("Control+k");
        await keyboard.TypeAsync("ada");
        await Expect(anna.Page.GetByRole(AriaRole.Option).First).ToContainTextAsync("Ada Example");
        await keyboard.PressAsync("Enter");
        await Expect(anna.Message("The only one")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Every_key_of_the_sheet_acts_through_a_control_that_says_its_key()
    {
        var (anna, keyboard) = await WithQuestionsAsync([.. Enumerable.Range(0, 60).Select(number => $"Question {number}")]);
        await anna.GoAsync("/inbox");
        await keyboard.PressAsync("j");
        await Expect(anna.Message("Question 59")).ToBeVisibleAsync();
        var keys = Shortcut.Groups.SelectMany(group => group.Shortcuts).Select(shortcut => shortcut.Keys switch
        {
            [{ Length: 1 } key] => key,
            ["Shift", { Length: 1 } key] => key.ToUpperInvariant(),
            _ => "",
        }).Where(key => key.Length == 1 && char.IsAsciiLetter(key[0]) && key != "Z");

        foreach (var key in keys)
        {
            var control = anna.Page.Locator($"[data-key={key}][data-command]").First;
            await Expect(control).ToHaveAttributeAsync("aria-keyshortcuts", char.IsAsciiLetterUpper(key[0]) ? $"Shift+{key}" : key);
        }

        await keyboard.PressAsync("p");
        await Expect(anna.Button("Urgent")).ToBeFocusedAsync();
        await keyboard.PressAsync("Escape");
        await keyboard.PressAsync("l");
        await Expect(anna.Page.Locator(".panel details[open]")).ToHaveCountAsync(1);
        await keyboard.PressAsync("Escape");
        await keyboard.PressAsync("u");
        await Expect(anna.Heading("No conversation chosen")).ToBeVisibleAsync();
        await KeysActAsync(anna);
        await keyboard.PressAsync("]");
        await Expect(anna.Row("Question 0")).ToBeVisibleAsync();
        await KeysActAsync(anna);
        await keyboard.PressAsync("[");
        await Expect(anna.Row("Question 59")).ToBeVisibleAsync();
        await KeysActAsync(anna);
        await keyboard.TypeAsync("g2");
        await Expect(anna.Page).ToHaveURLAsync(new Regex("assignment=unassigned", RegexOptions.IgnoreCase));
        await KeysActAsync(anna);
        await keyboard.TypeAsync("gs");
        await Expect(anna.Page).ToHaveURLAsync(new Regex("/account$"));
    }

    [Fact]
    public async Task Several_are_chosen_up_to_a_row_by_key_and_by_pointer()
    {
        var (anna, keyboard) = await WithQuestionsAsync("Fifth", "Fourth", "Third", "Second", "First");
        await anna.GoAsync("/inbox");
        var count = anna.Page.Locator("bulk-count");
        await anna.Row("First").GetByRole(AriaRole.Link).FocusAsync();

        await keyboard.PressAsync("x");
        await Expect(count).ToHaveTextAsync("1 chosen");
        await keyboard.PressAsync("ArrowDown");
        await keyboard.PressAsync("ArrowDown");
        await keyboard.PressAsync("Shift+X");
        await Expect(count).ToHaveTextAsync("3 chosen");
        await keyboard.PressAsync("x");
        await Expect(count).ToHaveTextAsync("2 chosen");
        await keyboard.PressAsync("Escape");
        await Expect(count).ToBeHiddenAsync();

        await anna.Row("Second").Locator("input").CheckAsync(new() { Force = true });
        await anna.Row("Fifth").Locator("input").ClickAsync(new() { Force = true, Modifiers = [KeyboardModifier.Shift] });
        await Expect(count).ToHaveTextAsync("4 chosen");
        await anna.Row("Third").GetByRole(AriaRole.Link).ClickAsync(new() { Modifiers = [KeyboardModifier.Shift] });
        await Expect(count).ToHaveTextAsync("4 chosen");
        Assert.Single(anna.Page.Context.Pages);

        await keyboard.PressAsync("Control+k");
        await keyboard.TypeAsync("choose it");
        await keyboard.PressAsync("Enter");
        await Expect(count).ToHaveTextAsync("3 chosen");
    }

    /// <summary>A page that was just loaded hears keys once its scripts are there.</summary>
    private static Task KeysActAsync(Visitor agent) =>
        Eventually.TrueAsync(() => agent.Page.EvaluateAsync<bool>("Boolean(customElements.get('command-bar'))"));

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
