using Inbox.BrowserTests.Support;
using Inbox.Web.Demo;

namespace Inbox.BrowserTests;

public sealed class WithoutScriptsTests(BrowserFixture browser, AppFixture app) : Journey(browser, app)
{
    [Fact]
    public async Task The_whole_journey_works_with_scripts_off()
    {
        var window = Window.Desk with { HasScripts = false };
        var customer = await Customer.MeetAsync(await OpenAsync(window));
        await customer.WriteAsync("Hello from an old telephone");
        var tom = await OpenAsync(window);

        await tom.GoAsync("/inbox");
        await tom.SignInByPageAsync("tom@habitat.example", DemoData.Password);
        await tom.ReloadUntilVisibleAsync(tom.Row(customer.Name));
        await Expect(tom.Row(customer.Name)).ToContainTextAsync("unread");
        await tom.Row(customer.Name).ClickAsync();
        await Expect(tom.Message("Hello from an old telephone")).ToBeVisibleAsync();
        await tom.GoAsync("/inbox");
        await Expect(tom.Row(customer.Name)).Not.ToContainTextAsync("unread");

        await tom.Row(customer.Name).ClickAsync();
        await tom.Assignee.ClickAsync();
        await tom.Button("Take it yourself").ClickAsync();
        await Expect(tom.Assignee).ToContainTextAsync("You");
        await tom.Button("Close").ClickAsync();
        await Expect(tom.Button("Reopen")).ToBeVisibleAsync();
        await tom.Menu("Tom Becker").ClickAsync();
        await tom.Button("Sign out").ClickAsync();
        await Expect(tom.Heading("Welcome back")).ToBeVisibleAsync();
    }
}
