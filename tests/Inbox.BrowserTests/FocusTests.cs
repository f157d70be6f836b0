using Inbox.BrowserTests.Support;
using Inbox.Testing;
using Microsoft.Playwright;

namespace Inbox.BrowserTests;

/// <summary>Where the keyboard is and where it goes: few stops for Tab, arrows inside, Escape leads out.</summary>
public sealed class FocusTests(BrowserFixture browser, AppFixture app) : Journey(browser, app)
{
    private const int MostStops = 15;
    private const string Stop = "document.activeElement";
    private const StringComparison Comparison = StringComparison.Ordinal;

    [Fact]
    public async Task From_the_top_of_the_page_to_the_answer_it_is_few_stops()
    {
        var anna = await WithThreadAsync();
        await anna.Page.ReloadAsync();

        await anna.Link("Skip to content").FocusAsync();
        var stops = 1;
        while (stops <= MostStops && !await anna.Page.EvaluateAsync<bool>($"{Stop}.matches('textarea[name=text]')"))
        {
            await anna.Page.Keyboard.PressAsync("Tab");
            stops++;
        }

        Assert.InRange(stops, 5, MostStops);
    }

    [Theory]
    [InlineData("Skip to the list", ".conversation-row__link")]
    [InlineData("Skip to the messages", ".thread__scroll")]
    [InlineData("Skip to the answer", "[name=kind]")]
    public async Task A_link_at_the_top_leads_where_it_says(string link, string place)
    {
        var anna = await WithThreadAsync();
        await anna.Page.ReloadAsync();

        await anna.TabToAsync(anna.Link(link));
        await Expect(anna.Link(link)).ToBeInViewportAsync();
        await anna.Page.Keyboard.PressAsync("Enter");
        if (!await anna.Page.EvaluateAsync<bool>($"{Stop}.matches('{place}')"))
        {
            await anna.Page.Keyboard.PressAsync("Tab");
        }

        Assert.True(await anna.Page.EvaluateAsync<bool>($"{Stop}.matches('{place}')"), await HereAsync(anna));
    }

    [Fact]
    public async Task Arrows_go_through_the_list_and_the_messages_and_Tab_into_one_message()
    {
        var anna = await WithThreadAsync();
        var keyboard = anna.Page.Keyboard;
        await anna.Row("Second").GetByRole(AriaRole.Link).FocusAsync();

        await keyboard.PressAsync("ArrowDown");
        await Expect(anna.Row("First").GetByRole(AriaRole.Link)).ToBeFocusedAsync();
        await keyboard.PressAsync("Home");
        await Expect(anna.Row("Third, and more").GetByRole(AriaRole.Link)).ToBeFocusedAsync();
        await keyboard.PressAsync("Tab");
        await keyboard.PressAsync("Shift+Tab");
        await Expect(anna.Row("Third, and more").GetByRole(AriaRole.Link)).ToBeFocusedAsync();

        await anna.Page.Locator(".thread__scroll").FocusAsync();
        await keyboard.PressAsync("ArrowUp");
        await Expect(anna.Message("Third, and more")).ToBeFocusedAsync();
        await keyboard.PressAsync("ArrowUp");
        await Expect(anna.Message("Third question")).ToBeFocusedAsync();
        await keyboard.PressAsync("Tab");
        Assert.Contains("Third question", await anna.Page.EvaluateAsync<string>($"{Stop}.closest('.message').textContent"), Comparison);
        await keyboard.PressAsync("ArrowDown");
        await Expect(anna.Message("Third, and more")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task What_comes_live_is_no_stop_of_its_own()
    {
        var organization = await TestOrganization.CreateAsync(App);
        var anna = await WithThreadAsync(organization);

        await App.ReceiveAsync(Payload.Text(organization.PageId, TestOrganization.NextId(), "Somebody new"));
        await Expect(anna.Row("Somebody new")).ToBeVisibleAsync();

        await Eventually.TrueAsync(() => anna.Page.EvaluateAsync<bool>(
            "[...document.querySelectorAll('.conversation-list__rows a, .conversation-list__rows input')]"
            + ".filter(({ tabIndex }) => tabIndex === 0).length === 1"));
    }

    [Fact]
    public async Task Escape_leads_out_of_the_quote_the_field_the_thread_and_the_choice()
    {
        var anna = await WithThreadAsync();
        var keyboard = anna.Page.Keyboard;
        await keyboard.PressAsync("x");
        await Expect(anna.Page.Locator("bulk-count")).ToHaveTextAsync("1 chosen");
        await anna.Message("Third question").HoverAsync();
        await anna.Message("Third question").Locator(".message__reply").ClickAsync();
        await Expect(anna.Page.Locator(".composer__answering")).ToBeVisibleAsync();
        await keyboard.TypeAsync("Half a sentence");

        await keyboard.PressAsync("Escape");
        await Expect(anna.Page.Locator(".composer__answering")).ToHaveCountAsync(0);
        await Expect(anna.Page.GetByLabel("Your message")).ToBeFocusedAsync();
        await keyboard.PressAsync("Escape");
        await Expect(anna.Page.Locator(".thread__scroll")).ToBeFocusedAsync();
        await keyboard.PressAsync("Escape");
        await Expect(anna.Row("Third, and more").GetByRole(AriaRole.Link)).ToBeFocusedAsync();
        await Expect(anna.Page.Locator("bulk-count")).ToHaveTextAsync("1 chosen");
        await keyboard.PressAsync("Escape");
        await Expect(anna.Page.Locator("bulk-count")).ToBeHiddenAsync();
        await Expect(anna.Page.GetByLabel("Your message")).ToHaveValueAsync("Half a sentence");
    }

    [Fact]
    public async Task Escape_closes_a_menu_first()
    {
        var anna = await WithThreadAsync();
        await anna.Page.Keyboard.PressAsync("a");
        await Expect(anna.Button("Take it yourself")).ToBeFocusedAsync();

        await anna.Page.Keyboard.PressAsync("Escape");

        await Expect(anna.Assignee).ToBeFocusedAsync();
        await anna.Page.Keyboard.PressAsync("Escape");
        await Expect(anna.Row("Third, and more").GetByRole(AriaRole.Link)).ToBeFocusedAsync();
    }

    [Fact]
    public async Task The_name_and_the_key_of_a_control_are_shown_to_whoever_rests_on_it()
    {
        var anna = await WithThreadAsync();
        var tip = anna.Page.Locator(".tool-tip");

        await anna.Button("Close").HoverAsync();
        await Expect(tip).ToHaveTextAsync("Closee");
        await anna.Page.Mouse.MoveAsync(0, 0);
        await Expect(tip).ToHaveCountAsync(0);
        await anna.Page.Locator(".thread__acts").GetByText("More", new() { Exact = true }).Locator("..").HoverAsync();
        await Expect(tip).ToHaveTextAsync("Morep");
        await anna.Page.Keyboard.PressAsync("p");
        await Expect(tip).ToHaveCountAsync(0);
    }

    private static Task<string> HereAsync(Visitor agent) => agent.Page.EvaluateAsync<string>($"{Stop}.outerHTML.slice(0, 200)");

    /// <summary>Three conversations; the newest, of two messages, lies open.</summary>
    private async Task<Visitor> WithThreadAsync(TestOrganization? organization = null)
    {
        organization ??= await TestOrganization.CreateAsync(App);
        var (_, email) = await organization.AddAgentAsync();
        var person = TestOrganization.NextId();
        foreach (var (who, words) in new[]
        {
            (TestOrganization.NextId(), "First"), (TestOrganization.NextId(), "Second"), (person, "Third question"),
            (person, "Third, and more"),
        })
        {
            await App.ReceiveAsync(Payload.Text(organization.PageId, who, words));
        }

        var anna = await SignInAsync(email);
        await anna.GoAsync("/inbox");
        await anna.OpenAndReadAsync("Third, and more");
        return anna;
    }
}
