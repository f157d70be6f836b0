using System.Text.RegularExpressions;
using Inbox.BrowserTests.Support;
using Inbox.Testing;
using Microsoft.Playwright;

namespace Inbox.BrowserTests;

public sealed class ActingTests(BrowserFixture browser, AppFixture app) : Journey(browser, app)
{
    private const string Words = "Where is my parcel?";

    [Fact]
    public async Task An_agent_closes_a_conversation_and_reopens_it()
    {
        var (_, anna) = await OpenInboxAsync();

        await anna.OpenAndReadAsync(Words);
        await anna.Button("Close").ClickAsync();
        await Expect(anna.Row(Words)).ToHaveCountAsync(0);
        await anna.Page.GetByRole(Microsoft.Playwright.AriaRole.Navigation, new() { Name = "Status" })
            .GetByText("Closed").ClickAsync();
        await Expect(anna.Row(Words)).ToBeVisibleAsync();

        await anna.OpenAndReadAsync(Words);
        await anna.Button("Reopen").ClickAsync();
        await Expect(anna.Button("Close")).ToBeVisibleAsync();
        await anna.GoAsync("/inbox");
        await Expect(anna.Row(Words)).ToBeVisibleAsync();
    }

    [Fact]
    public async Task An_agent_takes_a_conversation_hands_it_to_a_colleague_and_lets_it_go()
    {
        var (organization, anna) = await OpenInboxAsync();
        var (_, email) = await organization.AddAgentAsync("Tom Becker");
        var tom = await SignInAsync(email);
        await anna.OpenAndReadAsync(Words);

        await anna.Assignee.ClickAsync();
        await anna.Button("Take it yourself").ClickAsync();
        await Expect(anna.Assignee).ToContainTextAsync("You");

        await anna.Assignee.ClickAsync();
        await anna.Button("Tom Becker").ClickAsync();
        await Expect(anna.Assignee).ToContainTextAsync("Tom Becker");
        await tom.GoAsync("/inbox?assignment=MINE");
        await Expect(tom.Row(Words)).ToBeVisibleAsync();

        await anna.Assignee.ClickAsync();
        await anna.Button("Unassign").ClickAsync();
        await Expect(anna.Assignee).ToContainTextAsync("Unassigned");
        await tom.Page.ReloadAsync();
        await Expect(tom.Row(Words)).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_filter_lives_in_the_address_and_stays_while_conversations_are_opened()
    {
        var (organization, anna) = await OpenInboxAsync();
        await App.ReceiveAsync(
            Payload.Text(organization.InstagramId, TestOrganization.NextId(), "Seen in your story", @object: "instagram"));

        await anna.Page.ReloadAsync();
        await anna.Menu("Filter").ClickAsync();
        await anna.Link($"{organization.Organization.Name} Instagram").ClickAsync();
        await Expect(anna.Row("Seen in your story")).ToBeVisibleAsync();
        await Expect(anna.Row(Words)).ToHaveCountAsync(0);
        await anna.Page.Keyboard.PressAsync("Escape");
        Assert.Contains($"{organization.Instagram.Id}", anna.Page.Url, StringComparison.Ordinal);

        await anna.OpenAndReadAsync("Seen in your story");
        await anna.Page.ReloadAsync();
        await Expect(anna.Row(Words)).ToHaveCountAsync(0);
        await anna.Link("Show it without this condition: Channel").ClickAsync();
        await Expect(anna.Row(Words)).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_filter_is_chosen_by_key_beside_the_conversation_that_lies_open_and_taken_away_without_a_page_being_loaded()
    {
        var (organization, anna) = await OpenInboxAsync();
        await App.ReceiveAsync(Payload.Text(organization.PageId, TestOrganization.NextId(), "Something else"));
        await anna.OpenAndReadAsync(Words);
        await anna.Page.GetByLabel("Your message").FillAsync("I am about to");
        await Expect(anna.Row("Something else")).ToBeVisibleAsync();
        await anna.Page.WaitForFunctionAsync("() => Boolean(customElements.get('command-bar') && customElements.get('filter-menu'))");
        await anna.Page.EvaluateAsync("window.isSamePage = true");
        await anna.Page.Locator(".thread__scroll").FocusAsync();

        await anna.Page.Keyboard.PressAsync("f");
        await Expect(anna.Page.GetByLabel("Find a condition")).ToBeFocusedAsync();
        await anna.Page.Keyboard.TypeAsync("unread zzz");
        await Expect(anna.Page.Locator(".facets [role=status]")).ToHaveTextAsync("No condition has these words");
        foreach (var _ in "zzz")
        {
            await anna.Page.Keyboard.PressAsync("Backspace");
        }

        await anna.Page.Keyboard.TypeAsync("y");
        await Expect(anna.Page.Locator(".facets a:visible")).ToHaveCountAsync(1);
        await Expect(anna.Page.Locator(".facets [role=status]")).ToBeEmptyAsync();
        await anna.Page.Keyboard.PressAsync("Enter");

        await Expect(anna.Row(Words)).ToHaveCountAsync(0);
        await Expect(anna.Row("Something else")).ToBeVisibleAsync();
        await Expect(anna.Message(Words)).ToBeVisibleAsync();
        await Expect(anna.Page.GetByLabel("Your message")).ToHaveValueAsync("I am about to");
        await Expect(anna.Page).ToHaveURLAsync(new Regex("/conversations/.*filter="));
        await Expect(anna.Menu("Filter, on")).ToBeFocusedAsync();
        await anna.Page.Keyboard.PressAsync("f");
        await Expect(anna.Page.GetByLabel("Find a condition")).ToBeFocusedAsync();
        await Expect(anna.Page.Locator(".facets [aria-current]")).ToHaveTextAsync(["Open", "Yes"]);
        await anna.Page.Keyboard.PressAsync("Escape");
        await Expect(anna.Menu("Filter, on")).ToBeFocusedAsync();
        await App.ReceiveAsync(Payload.Text(organization.PageId, TestOrganization.NextId(), "And one more"));
        await Expect(anna.Row("And one more")).ToBeVisibleAsync();

        await anna.Link("Show it without this condition: Unread").ClickAsync();
        await Expect(anna.Row(Words)).ToBeVisibleAsync();
        await Expect(anna.Page.Locator(".filter-chips")).ToHaveCountAsync(0);
        await anna.Page.GoBackAsync();
        await Expect(anna.Row(Words)).ToHaveCountAsync(0);
        await Expect(anna.Message(Words)).ToBeVisibleAsync();
        Assert.True(await anna.Page.EvaluateAsync<bool>("Boolean(window.isSamePage)"));
    }

    [Fact]
    public async Task Whoever_points_chooses_several_conditions_one_after_the_other_with_nothing_open()
    {
        var (organization, anna) = await OpenInboxAsync();
        await App.ReceiveAsync(Payload.Text(organization.PageId, TestOrganization.NextId(), "New and unread"));
        await Expect(anna.Row("New and unread")).ToBeVisibleAsync();
        await anna.Page.WaitForFunctionAsync("() => Boolean(customElements.get('inbox-live') && customElements.get('filter-menu'))");
        await anna.Page.EvaluateAsync("window.isSamePage = true");
        await anna.Menu("Filter").ClickAsync();
        await anna.Page.GetByLabel("Find a condition").FillAsync("unread");

        await Facet("Unread", "Yes").ClickAsync();
        await Expect(Facet("Unread", "Yes")).ToHaveAttributeAsync("aria-current", "true");
        await Expect(anna.Page.GetByLabel("Find a condition")).ToHaveValueAsync("");
        await Facet("Priority", "Urgent").ClickAsync();
        await Expect(anna.Page.Locator(".filter-chips .filter")).ToHaveCountAsync(3);
        await Expect(anna.Row("New and unread")).ToHaveCountAsync(0);
        await Facet("Priority", "Urgent").ClickAsync();
        await Expect(anna.Page.Locator(".filter-chips .filter")).ToHaveCountAsync(2);

        await Expect(anna.Row("New and unread")).ToBeVisibleAsync();
        await Expect(anna.Row(Words)).ToHaveCountAsync(0);
        await anna.Page.Keyboard.PressAsync("Escape");
        await Expect(anna.Page.Locator(".facets")).ToBeHiddenAsync();
        Assert.True(await anna.Page.EvaluateAsync<bool>("Boolean(window.isSamePage)"));

        ILocator Facet(string title, string choice) => anna.Page.Locator($".menu__heading:text-is('{title}') + ul a")
            .Filter(new() { HasTextRegex = new Regex($"^\\s*{choice}\\s*$") });
    }

    /// <summary>Rows of the list before do not come into the one that is shown, and what came meanwhile is not missed.</summary>
    [Fact]
    public async Task What_comes_while_another_list_is_on_its_way_is_shown_as_that_list_has_it()
    {
        var (organization, anna) = await OpenInboxAsync();
        await anna.OpenAndReadAsync(Words);
        await anna.Page.WaitForFunctionAsync("() => Boolean(customElements.get('inbox-live') && customElements.get('filter-menu'))");
        var (isMade, arrive) = (new TaskCompletionSource(), new TaskCompletionSource());
        await anna.Page.RouteAsync(new Regex(@"/conversations/[0-9a-f-]+\?filter="), async route =>
        {
            var made = await route.FetchAsync();
            isMade.TrySetResult();
            await arrive.Task;
            await route.FulfillAsync(new() { Response = made });
        });
        var oldRows = new TaskCompletionSource();

        // The row of the open one may still come for having been read, also together with the other.
        var open = new Uri(anna.Page.Url).Segments[^1];
        var rowOfTheOther = new Regex($@"/inbox/rows.*[?&]ids=(?:{open}(?:%20|\+))*(?!{open})[0-9a-f]");
        await anna.Page.RouteAsync(rowOfTheOther, async route =>
        {
            var made = await route.FetchAsync();
            await oldRows.Task;
            await route.FulfillAsync(new() { Response = made });
        });

        await anna.Menu("Filter").ClickAsync();
        await anna.Page.GetByLabel("Find a condition").FillAsync("priority urgent");
        await anna.Page.Keyboard.PressAsync("Enter");
        await isMade.Task;
        await anna.Page.RunAndWaitForRequestAsync(
            () => App.ReceiveAsync(Payload.Text(organization.PageId, TestOrganization.NextId(), "Not urgent")),
            rowOfTheOther);
        arrive.SetResult();
        await Expect(anna.Page.Locator(".filter")).ToHaveCountAsync(2);
        oldRows.SetResult();

        await anna.Link("Show it without this condition: Priority").ClickAsync();
        await Expect(anna.Row("Not urgent")).ToBeVisibleAsync();
        await anna.Page.GoBackAsync();
        await Expect(anna.Page.Locator(".filter")).ToHaveCountAsync(2);
        await Expect(anna.Page.Locator(".conversation-row")).ToHaveCountAsync(0);
    }

    /// <summary>An agent before the list, with one conversation in it.</summary>
    private async Task<(TestOrganization Organization, Visitor Anna)> OpenInboxAsync()
    {
        var organization = await TestOrganization.CreateAsync(App);
        await App.ReceiveAsync(Payload.Text(organization.PageId, TestOrganization.NextId(), Words));
        var (_, email) = await organization.AddAgentAsync("Anna Keller");
        var anna = await SignInAsync(email);
        await anna.GoAsync("/inbox");
        return (organization, anna);
    }
}
