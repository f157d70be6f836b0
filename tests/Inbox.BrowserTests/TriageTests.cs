using System.Text.RegularExpressions;
using Inbox.BrowserTests.Support;
using Microsoft.Playwright;

namespace Inbox.BrowserTests;

/// <summary>An agent labels, keeps a view of it, closes many at once and takes that back, beside a colleague who sees it happen.</summary>
public sealed class TriageTests(BrowserFixture browser, AppFixture app) : Journey(browser, app)
{
    [Fact]
    public async Task A_label_makes_a_view_and_what_is_closed_from_it_comes_back_by_one_press()
    {
        var phone = await OpenAsync();
        var customer = await Customer.MeetAsync(phone);
        await customer.WriteAsync("The third lamp is broken too.");
        var anna = await SignInAtHabitatAsync("anna");
        var tom = await SignInAtHabitatAsync("tom");
        await anna.GoAsync("/settings/labels");
        await anna.Page.Locator(".label-list__new").GetByLabel("Name").FillAsync("Lamps");
        await anna.Button("Add").ClickAsync();
        await anna.GoAsync("/inbox");
        await anna.OpenAndReadAsync("The third lamp");
        await anna.Page.Locator(".panel summary", new() { HasText = "Change labels" }).First.ClickAsync();
        await anna.Page.Locator(".panel").GetByRole(AriaRole.Button, new() { Name = "Lamps" }).First.ClickAsync();
        await Expect(anna.Page.GetByText("Anna Keller added the label Lamps")).ToBeVisibleAsync();

        await anna.GoAsync("/inbox/views/new");
        await anna.Page.GetByLabel("Name", new() { Exact = true }).FillAsync("Broken lamps");
        await anna.Page.GetByLabel("Condition to add").First.SelectOptionAsync(new SelectOptionValue { Label = "Label" });
        await anna.Button("Add").First.ClickAsync();
        await anna.Page.GetByRole(AriaRole.Group, new() { Name = "Label", Exact = true }).GetByLabel("Lamps").CheckAsync();
        await anna.Button("Save").Last.ClickAsync();
        await Expect(anna.Heading("Broken lamps")).ToBeVisibleAsync();
        await Expect(anna.Page.Locator(".nav__item", new() { HasText = "Broken lamps" }).Locator(".nav__count")).ToContainTextAsync("1");
        await tom.GoAsync("/inbox");
        await Expect(tom.Row("The third lamp")).ToBeVisibleAsync();

        await tom.GoAsync("/inbox");
        await Expect(tom.Row("The third lamp").Locator(".label")).ToContainTextAsync("Lamps");
        var settings = await anna.Page.Context.NewPageAsync();
        await settings.GotoAsync("/settings/labels");
        await settings.Locator("input[name=name][value=Lamps]").FillAsync("Lights");
        await settings.Locator("input[name=name][value=Lamps]").PressAsync("Enter");
        await Expect(tom.Row("The third lamp").Locator(".label")).ToContainTextAsync("Lights");
        await settings.CloseAsync();

        await anna.Row("The third lamp").HoverAsync();
        await anna.Row("The third lamp").GetByRole(AriaRole.Checkbox).CheckAsync();
        await Expect(anna.Page.GetByText("1 chosen")).ToBeVisibleAsync();
        await anna.Page.Locator(".bulk-bar").GetByRole(AriaRole.Button, new() { Name = "Close" }).ClickAsync();
        await Expect(tom.Row("The third lamp")).ToHaveCountAsync(0);
        await anna.Button("Undo").ClickAsync();

        await Expect(anna.Page.GetByText("Taken back for 1 conversation.")).ToBeVisibleAsync();
        await Expect(tom.Row("The third lamp")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task On_a_phone_a_tap_chooses_once_several_are_wanted()
    {
        var phone = await OpenAsync();
        var customer = await Customer.MeetAsync(phone);
        await customer.WriteAsync("Do you have it in blue?");
        var anna = await SignInAtHabitatAsync("anna", Window.Phone);
        await anna.GoAsync("/inbox");
        var bar = anna.Page.Locator(".bulk-bar");
        await Expect(bar).ToBeHiddenAsync();

        await anna.Page.GetByLabel("Choose several").CheckAsync();
        await anna.Row("Do you have it in blue?").ClickAsync();
        await Expect(bar).ToContainTextAsync("1 chosen");
        await Expect(anna.Page).ToHaveURLAsync(new Regex("/inbox$"));
        await bar.GetByRole(AriaRole.Button, new() { Name = "Assign or label…" }).ClickAsync();
        await anna.Page.GetByRole(AriaRole.Group, new() { Name = "Teams" }).GetByRole(AriaRole.Button, new() { Name = "Delivery" })
            .ClickAsync();

        await Expect(anna.Page.GetByText("1 conversation assigned.")).ToBeVisibleAsync();
        await anna.Button("Undo").ClickAsync();
        await Expect(anna.Page.GetByText("Taken back for 1 conversation.")).ToBeVisibleAsync();
        Assert.Equal(0, await anna.SidewaysAsync());
    }
}
