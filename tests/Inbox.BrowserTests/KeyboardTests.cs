using Inbox.BrowserTests.Support;
using Inbox.Testing;
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
}
