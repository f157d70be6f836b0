using Inbox.Testing;
using Inbox.Web.Demo;
using Microsoft.Playwright;

namespace Inbox.BrowserTests.Support;

/// <summary>Every page that a person can come to, and how to get there.</summary>
public static class Place
{
    private static readonly Dictionary<string, Func<Visitor, InboxApp, Task>> Ways = new()
    {
        ["sign-in"] = (visitor, _) => visitor.GoAsync("/sign-in"),
        ["refused sign-in"] = RefusedSignInAsync,
        ["inbox"] = (visitor, _) => AtHabitatAsync(visitor, "/inbox"),
        ["empty list"] = (visitor, _) => AtHabitatAsync(visitor, "/inbox?status=SNOOZED"),
        ["filtered list"] = (visitor, _) => AtHabitatAsync(visitor, "/inbox?filter=" + Uri.EscapeDataString(
            """{"all":[{"field":"status","is":["OPEN"]},{"field":"needs-reply","is":["yes"]},{"field":"mood","is":["good"]}]}""")),
        ["choosing several"] = ChoosingSeveralAsync,
        ["many chosen"] = ManyChosenAsync,
        ["new view"] = (visitor, _) => AtHabitatAsync(visitor, "/inbox/views/new"),
        ["labels"] = (visitor, _) => AtHabitatAsync(visitor, "/settings/labels"),
        ["closing soon"] = (visitor, _) => AtHabitatAsync(visitor, "/inbox?sort=closing"),
        ["thread"] = ThreadAsync,
        ["search"] = (visitor, _) => AtHabitatAsync(visitor, "/search?q=sofa"),
        ["channels"] = (visitor, _) => AtHabitatAsync(visitor, "/channels"),
        ["new channel"] = (visitor, _) => AtHabitatAsync(visitor, "/channels/new"),
        ["own Meta app"] = (visitor, _) => AtHabitatAsync(visitor, "/channels/apps/new"),
        ["what Meta posted"] = (visitor, _) => AtHabitatAsync(visitor, "/channels/events"),
        ["a message's way"] = MessageWayAsync,
        ["audit"] = (visitor, _) => AtHabitatAsync(visitor, "/audit"),
        ["retention"] = (visitor, _) => AtHabitatAsync(visitor, "/retention"),
        ["first day"] = FirstDayAsync,
        ["notifications"] = (visitor, _) => AtHabitatAsync(visitor, "/settings/notifications"),
        ["shortcuts"] = (visitor, _) => AtHabitatAsync(visitor, "/shortcuts"),
        ["command bar"] = CommandBarAsync,
        ["account"] = (visitor, _) => AtHabitatAsync(visitor, "/account"),
        ["organizations"] = (visitor, _) => AtHabitatAsync(visitor, "/organizations"),
        ["not found"] = NotFoundAsync,
        ["simulator"] = (visitor, _) => visitor.GoAsync("/simulator"),
        ["simulated logins"] = (visitor, _) => visitor.GoAsync("/simulator/logins"),
        ["simulated people"] = (visitor, _) => SimulatedPeopleAsync(visitor),
        ["simulated conversation"] = async (visitor, _) => await (await Customer.MeetAsync(visitor)).WriteAsync("Hello"),
    };

    public static TheoryData<string> All => [.. Ways.Keys];

    public static Task GoToAsync(this Visitor visitor, string place, InboxApp app) => Ways[place](visitor, app);

    private static async Task AtHabitatAsync(Visitor visitor, string address)
    {
        await visitor.SignInAsync("anna@habitat.example", DemoData.Password, "habitat");
        await visitor.GoAsync(address);
    }

    private static async Task RefusedSignInAsync(Visitor visitor, InboxApp app)
    {
        visitor.ExpectedStatus = 422;
        await visitor.GoAsync("/sign-in");
        await visitor.SignInByPageAsync("nobody@example.com", "not a password");
        await visitor.Page.GetByRole(AriaRole.Alert).WaitForAsync();
    }

    private static async Task ThreadAsync(Visitor visitor, InboxApp app)
    {
        await AtHabitatAsync(visitor, "/inbox");
        await visitor.OpenAndReadAsync("Jonas Petersen");
    }

    /// <summary>On a phone; a desk needs no such choice and does not show it.</summary>
    private static async Task ChoosingSeveralAsync(Visitor visitor, InboxApp app)
    {
        await AtHabitatAsync(visitor, "/inbox");
        await visitor.Page.Locator(".conversation-list__choose input").EvaluateAsync("box => { box.checked = true; }");
    }

    private static async Task ManyChosenAsync(Visitor visitor, InboxApp app)
    {
        await AtHabitatAsync(visitor, "/inbox");
        await visitor.Row("Jonas Petersen").HoverAsync();
        await visitor.Row("Jonas Petersen").GetByRole(AriaRole.Checkbox).CheckAsync();
        await visitor.Button("Assign or label…").ClickAsync();
        await visitor.Heading("With the chosen conversations").WaitForAsync();
    }

    private static async Task CommandBarAsync(Visitor visitor, InboxApp app)
    {
        await ThreadAsync(visitor, app);
        await visitor.Page.Keyboard.PressAsync("Control+k");
        await visitor.Page.GetByRole(AriaRole.Combobox).FillAsync("jonas");
        await visitor.Page.GetByRole(AriaRole.Option).Filter(new() { HasText = "Jonas Petersen" }).WaitForAsync();
    }

    private static async Task MessageWayAsync(Visitor visitor, InboxApp app)
    {
        await ThreadAsync(visitor, app);
        await visitor.Page.Locator(".message__foot a").First.ClickAsync();
        await visitor.Page.GetByRole(AriaRole.Heading, new() { Level = 1, Name = "A message’s way" }).WaitForAsync();
    }

    private static async Task FirstDayAsync(Visitor visitor, InboxApp app)
    {
        var organization = await TestOrganization.CreateAsync(app, isConnected: false);
        var (_, email) = await organization.AddAgentAsync();
        await visitor.SignInAsync(email, InboxApp.Password, organization: null);
        await visitor.GoAsync("/inbox");
    }

    private static Task NotFoundAsync(Visitor visitor, InboxApp app)
    {
        visitor.ExpectedStatus = 404;
        return AtHabitatAsync(visitor, "/no-such-page");
    }

    private static async Task SimulatedPeopleAsync(Visitor visitor)
    {
        await visitor.GoAsync("/simulator");
        await visitor.Link("habitat.soehne").ClickAsync();
    }
}
