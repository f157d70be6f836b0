using System.Text.RegularExpressions;
using Inbox.BrowserTests.Support;
using Inbox.Testing;
using Inbox.Web.Demo;
using Microsoft.Playwright;

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
        await Expect(tom.Page.Locator(".inbox-toast")).ToContainTextAsync("1 conversation closed.");
        await tom.Menu("Tom Becker").ClickAsync();
        await tom.Button("Sign out").ClickAsync();
        await Expect(tom.Heading("Welcome back")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_whole_day_of_work_needs_no_scripts()
    {
        var window = Window.Desk with { HasScripts = false };
        var phone = await OpenAsync(window);
        var customer = await Customer.MeetAsync(phone);
        var words = $"Do you sell hammock {TestOrganization.NextId()}?";
        await customer.WriteAsync(words);
        var tom = await SignInAtHabitatAsync("tom", window);
        await tom.GoAsync("/inbox");
        await tom.ReloadUntilVisibleAsync(tom.Row(words));
        await tom.Row(words).GetByRole(AriaRole.Link).ClickAsync();

        await AnswerAsync(tom);
        await phone.ReloadUntilVisibleAsync(phone.Page.GetByText("We do, in three colours.").First);
        await RestAsync(tom);
        var label = await LabelAsync(tom);
        await KeepViewAsync(tom, label, customer);
        await CloseAndUndoAsync(tom, customer);
        await FindAsync(tom, words);
        await SaveSettingsAsync(tom);
    }

    private static async Task AnswerAsync(Visitor tom)
    {
        await tom.Page.GetByLabel("Your message").FillAsync("We do, in three colours.");
        await tom.Button("Send").ClickAsync();
        await Expect(tom.Message("We do, in three colours.")).ToBeVisibleAsync();

        await tom.Page.Locator("label:has(#kind-note)").ClickAsync();
        await tom.Page.GetByLabel("Your note").FillAsync("Blue is sold out.");
        await tom.Page.Locator("#kind-note").PressAsync("Enter");
        await Expect(tom.Page.GetByLabel("Your note")).ToHaveValueAsync("Blue is sold out.");
        await tom.Button("Add note").ClickAsync();
        await Expect(tom.Page.Locator(".message--note")).ToContainTextAsync("Blue is sold out.");

        await tom.Link("Saved replies").ClickAsync();
        await tom.Page.Locator(".saved-reply-card").Filter(new() { HasText = "/delivery" })
            .GetByRole(AriaRole.Button, new() { Name = "Use it" }).ClickAsync();
        await Expect(tom.Page.GetByLabel("Your message")).ToHaveValueAsync(new Regex("^We deliver within two weeks.*Tom"));
    }

    private static async Task RestAsync(Visitor tom)
    {
        var thread = tom.Page.Url;
        await tom.Menu("Later").First.ClickAsync();
        await tom.Button("Until they write").ClickAsync();
        await Expect(tom.Page.Locator(".inbox-toast")).ToContainTextAsync("1 conversation snoozed.");
        await tom.GoAsync(thread);
        await Expect(tom.Page.GetByText("Snoozed until they write.")).ToBeVisibleAsync();
        await tom.Button("Bring it back").ClickAsync();
        await Expect(tom.Page.GetByText("Snoozed until they write.")).ToHaveCountAsync(0);
    }

    /// <summary>Makes a label in the settings and puts it on.</summary>
    private static async Task<string> LabelAsync(Visitor tom)
    {
        var (label, thread) = ($"Garden {TestOrganization.NextId()}", tom.Page.Url);
        await tom.GoAsync("/settings/labels");
        await tom.Page.Locator(".label-list__new").GetByLabel("Name").FillAsync(label);
        await tom.Button("Add").ClickAsync();
        await tom.GoAsync(thread);
        await tom.Menu("Change labels").First.ClickAsync();
        await tom.Page.Locator(".panel").GetByRole(AriaRole.Button, new() { Name = label }).First.ClickAsync();
        await Expect(tom.Page.Locator(".panel .label-set").First).ToContainTextAsync(label);
        return label;
    }

    private static async Task KeepViewAsync(Visitor tom, string label, Customer customer)
    {
        await tom.GoAsync("/inbox/views/new");
        await tom.Page.GetByLabel("Name", new() { Exact = true }).FillAsync(label);
        await tom.Page.GetByLabel("Condition to add").First.SelectOptionAsync(new SelectOptionValue { Label = "Label" });
        await tom.Button("Add").First.ClickAsync();
        await tom.Page.GetByRole(AriaRole.Group, new() { Name = "Label", Exact = true }).GetByLabel(label).CheckAsync();
        await tom.Button("Save").Last.ClickAsync();
        await Expect(tom.Heading(label)).ToBeVisibleAsync();
        await Expect(tom.Row(customer.Name)).ToBeVisibleAsync();
    }

    private static async Task CloseAndUndoAsync(Visitor tom, Customer customer)
    {
        await tom.Row(customer.Name).HoverAsync();
        await tom.Row(customer.Name).GetByRole(AriaRole.Checkbox).CheckAsync();
        await tom.Page.Locator(".bulk-bar").GetByRole(AriaRole.Button, new() { Name = "Close" }).ClickAsync();
        await Expect(tom.Row(customer.Name)).ToHaveCountAsync(0);
        await tom.Button("Undo").ClickAsync();
        await Expect(tom.Row(customer.Name)).ToBeVisibleAsync();
    }

    private static async Task FindAsync(Visitor tom, string words)
    {
        await tom.Page.Locator("#search").FillAsync(words);
        await tom.Page.Locator("#search").PressAsync("Enter");
        var hit = tom.Page.Locator(".found__hit").Filter(new() { HasText = words });
        await tom.ReloadUntilVisibleAsync(hit);
        await hit.ClickAsync();
        await Expect(tom.Message(words)).ToBeVisibleAsync();
    }

    private static async Task SaveSettingsAsync(Visitor tom)
    {
        await tom.GoAsync("/settings/saved-replies/new");
        await tom.Page.GetByLabel("Shortcut", new() { Exact = true }).FillAsync($"hammock-{TestOrganization.NextId()}");
        await tom.Page.GetByLabel("Text", new() { Exact = true }).FillAsync("They come in three colours.");
        await tom.Button("Save").ClickAsync();
        await Expect(tom.Page.GetByText("They come in three colours.")).ToBeVisibleAsync();

        await tom.GoAsync("/settings/notifications");
        await tom.Page.GetByLabel("A note names me").CheckAsync();
        await tom.Button("Save").ClickAsync();
        await Expect(tom.Page.GetByLabel("A note names me")).ToBeCheckedAsync();

        await tom.GoAsync("/settings/teams");
        var team = $"Garden {TestOrganization.NextId()}";
        await tom.Page.GetByLabel("New team").FillAsync(team);
        await tom.Button("Create team").ClickAsync();
        await tom.GoAsync("/settings/teams");
        await Expect(tom.Link(team)).ToBeVisibleAsync();

        await tom.GoAsync("/account");
        await tom.Page.GetByLabel("Your name").FillAsync("Tom Becker");
        await tom.Button("Save name").ClickAsync();
        await Expect(tom.Page.GetByRole(AriaRole.Status)).ToBeVisibleAsync();
    }
}
