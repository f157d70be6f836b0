using System.Text.RegularExpressions;
using Inbox.BrowserTests.Support;
using Inbox.Testing;
using Inbox.Web.Demo;
using Microsoft.Playwright;

namespace Inbox.BrowserTests;

public sealed partial class SignInTests(BrowserFixture browser, AppFixture app) : Journey(browser, app)
{
    [Fact]
    public async Task An_agent_signs_in_and_lands_where_the_link_led()
    {
        var organization = await TestOrganization.CreateAsync(App);
        var (_, email) = await organization.AddAgentAsync();
        var anna = await OpenAsync();

        await anna.GoAsync("/inbox?status=CLOSED");
        await anna.SignInByPageAsync(email, InboxApp.Password);

        await Expect(anna.Page).ToHaveURLAsync(ClosedList());
        await Expect(anna.Heading("Nothing closed")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_wrong_password_is_said_in_words_and_the_address_stays()
    {
        var organization = await TestOrganization.CreateAsync(App);
        var (_, email) = await organization.AddAgentAsync();
        var anna = await OpenAsync();
        anna.ExpectedStatus = 422;

        await anna.GoAsync("/sign-in");
        await anna.SignInByPageAsync(email, "not my password");

        await Expect(anna.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("That e-mail and password don’t belong together.");
        await Expect(anna.Page.GetByLabel("E-mail")).ToHaveValueAsync(email);
        await Expect(anna.Page.GetByLabel("Password")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task An_agent_of_two_organizations_chooses_one_and_switches()
    {
        var anna = await OpenAsync();

        await anna.GoAsync("/sign-in");
        await anna.SignInByPageAsync("anna@habitat.example", DemoData.Password);
        await anna.Button("Café Morgenrot").ClickAsync();
        await Expect(anna.Row("Kenji Watanabe")).ToBeVisibleAsync();

        await anna.Menu("Anna Keller").ClickAsync();
        await anna.Link("Switch organization").ClickAsync();
        await anna.Button("Habitat & Söhne").ClickAsync();

        await Expect(anna.Page.Locator(".nav__organization")).ToContainTextAsync("Habitat & Söhne");
        await anna.GoToListOfAsync("Jonas Petersen", "Kenji Watanabe");
        await Expect(anna.Row("Jonas Petersen").First).ToBeVisibleAsync();
        await Expect(anna.Row("Kenji Watanabe")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Other_tabs_are_told_of_a_session_that_ended_or_went_elsewhere_and_keep_what_was_written()
    {
        var anna = await SignInAtHabitatAsync("anna");
        anna.ExpectedStatus = 401;
        await anna.GoToListOfAsync("Finn");
        await anna.OpenAndReadAsync("Finn");
        await anna.Page.Locator("label.composer__kind:has(#kind-note)").ClickAsync();

        // Kept as a draft by now: in the other organization there is no such conversation.
        await anna.Page.RunAndWaitForResponseAsync(
            () => anna.Page.GetByLabel("Your note").FillAsync("half a no"),
            answer => answer.Url.EndsWith("/draft", StringComparison.Ordinal));
        var notice = anna.Page.Locator("session-watch dialog");
        var other = await JoinAsync(anna.Page.Context);

        await other.GoAsync("/organizations");
        await other.Button("Café Morgenrot").ClickAsync();
        await Expect(notice).ToContainTextAsync("This page is of Habitat & Söhne");
        await other.GoAsync("/organizations");
        await other.Button("Habitat & Söhne").ClickAsync();
        await Expect(notice).ToBeHiddenAsync();

        other.ExpectedStatus = 401; // Pictures that are on their way when the session ends.
        await other.Menu("Anna Keller").ClickAsync();
        await other.Button("Sign out").ClickAsync();
        await Expect(notice).ToContainTextAsync("You are signed out");
        await Expect(anna.Page.GetByLabel("Your note")).ToHaveValueAsync("half a no");
    }

    [Fact]
    public async Task After_signing_out_the_inbox_asks_who_it_is()
    {
        var organization = await TestOrganization.CreateAsync(App);
        var (_, email) = await organization.AddAgentAsync("Anna Keller");
        var anna = await SignInAsync(email);

        await anna.GoAsync("/inbox");
        await anna.Menu("Anna Keller").ClickAsync();
        await anna.Button("Sign out").ClickAsync();
        await anna.GoAsync("/inbox");

        await Expect(anna.Heading("Welcome back")).ToBeVisibleAsync();
    }

    [GeneratedRegex(@"/inbox\?status=CLOSED$")]
    private static partial Regex ClosedList();
}
