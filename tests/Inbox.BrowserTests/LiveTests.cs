using System.Globalization;
using System.Text.RegularExpressions;
using Inbox.BrowserTests.Support;
using Inbox.Testing;
using Microsoft.Playwright;

namespace Inbox.BrowserTests;

/// <summary>What others do is seen without a reload.</summary>
public sealed class LiveTests(BrowserFixture browser, AppFixture app) : Journey(browser, app)
{
    [Fact]
    public async Task Two_agents_and_a_customer_see_each_other_without_a_reload()
    {
        var (customer, phone) = await CustomerAsync();
        var anna = await SignInAtHabitatAsync("anna");
        var tom = await SignInAtHabitatAsync("tom");
        await anna.GoAsync("/inbox");

        await customer.WriteAsync("Is anybody there?");
        await Expect(anna.Row("Is anybody there?")).ToBeVisibleAsync();
        await Eventually.TrueAsync(() => NewestFirstAsync(anna));

        await tom.GoAsync("/inbox");
        await tom.OpenAndReadAsync("Is anybody there?");
        await anna.OpenAndReadAsync("Is anybody there?");
        await anna.Page.GetByLabel("Your message").FillAsync("Half a sente");

        await customer.WriteAsync("Hello?");
        await Expect(tom.Message("Hello?")).ToBeVisibleAsync();
        await Expect(anna.Message("Hello?")).ToBeVisibleAsync();
        await Expect(anna.Page.GetByRole(AriaRole.Log)).ToContainTextAsync("wrote: Hello?");

        await tom.Page.GetByLabel("Your message").FillAsync("I am here.");
        await tom.Button("Send").ClickAsync();
        await Expect(anna.Message("I am here.").Locator(".status-tick--sent, .status-tick--delivered, .status-tick--read"))
            .ToBeVisibleAsync();
        await Expect(anna.Page.GetByLabel("Your message")).ToHaveValueAsync("Half a sente");
        await Expect(anna.Page.GetByLabel("Your message")).ToBeFocusedAsync();

        await tom.Button("Close").ClickAsync();
        await Expect(anna.Button("Reopen")).ToBeVisibleAsync();
        await Expect(anna.Row("I am here.")).ToHaveCountAsync(0);
        await phone.ReloadUntilVisibleAsync(phone.Page.GetByText("I am here.").First);
    }

    [Fact]
    public async Task While_one_writes_the_other_sees_it_and_not_for_longer()
    {
        var (customer, _) = await CustomerAsync();
        await customer.WriteAsync("Who answers me?");
        var anna = await SignInAtHabitatAsync("anna");
        var tom = await SignInAtHabitatAsync("tom");
        foreach (var agent in new[] { anna, tom })
        {
            await agent.GoAsync("/inbox");
            await agent.OpenAndReadAsync("Who answers me?");
        }

        var sign = anna.Page.Locator(".live-presence__who").Filter(new() { HasText = "Tom Becker is writing…" });
        await anna.Page.GetByLabel("Your message").FillAsync("I do");
        await tom.Page.GetByLabel("Your message").PressSequentiallyAsync("I am just looking that up for you");
        await Expect(sign).ToBeVisibleAsync();
        await Expect(tom.Page.Locator(".live-presence__who")).ToHaveTextAsync("Anna Keller is writing…");
        await Expect(sign).ToHaveCountAsync(0, new() { Timeout = 15_000 });

        // For colleagues it is the same whether it will be a note; and what is added is not being written any more.
        await tom.Page.Locator("label.composer__kind:has(#kind-note)").ClickAsync();
        await tom.Page.GetByLabel("Your note").FillAsync("Is it the green one?");
        await Expect(sign).ToBeVisibleAsync();
        await tom.Button("Add note").ClickAsync();
        await Expect(sign).ToHaveCountAsync(0);
        await Expect(anna.Page.GetByLabel("Your message")).ToHaveValueAsync("I do");
    }

    /// <summary>A stream that is told nothing stands for one that the browser ended while it kept the page.</summary>
    [Fact]
    public async Task A_page_that_the_browser_kept_fetches_what_changed_and_takes_its_part_again()
    {
        var organization = await TestOrganization.CreateAsync(App);
        var (_, email) = await organization.AddAgentAsync();
        var person = TestOrganization.NextId();
        await App.ReceiveAsync(Payload.Text(organization.PageId, person, "Before it was left"));
        var anna = await SignInAsync(email);
        await anna.Page.AddInitScriptAsync(
            "window.streams = 0; window.EventSource = class { readyState = 1; constructor() { streams++; } addEventListener() {} close() {} };");
        await anna.GoAsync("/inbox");
        await anna.OpenAndReadAsync("Before it was left");
        await Eventually.TrueAsync(() => anna.Page.EvaluateAsync<bool>("streams === 1"));

        await App.ReceiveAsync(Payload.Text(organization.PageId, person, "While it was kept"));
        await App.ReceiveAsync(Payload.Text(organization.PageId, TestOrganization.NextId(), "Somebody new"));
        await anna.Page.EvaluateAsync("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))");

        await Expect(anna.Message("While it was kept")).ToBeVisibleAsync();
        await Expect(anna.Row("Somebody new")).ToBeVisibleAsync();
        Assert.Equal(2, await anna.Page.EvaluateAsync<int>("streams"));
    }

    [Fact]
    public async Task How_long_they_wait_and_how_long_the_window_is_open_move_on_by_themselves()
    {
        var mira = await SignInAtHabitatAsync("mira");
        await mira.Page.Clock.InstallAsync();
        await mira.GoToListOfAsync("Chidinma Okonkwo");
        await mira.OpenAndReadAsync("Chidinma Okonkwo");
        var wait = mira.Row("Chidinma Okonkwo").Locator(".needs-reply");
        var window = mira.Page.Locator("#composer-clock .window-clock");
        var waited = MinutesOf(await wait.InnerTextAsync());
        var left = MinutesOf(await window.InnerTextAsync());

        await mira.Page.Clock.FastForwardAsync("02:05:00");

        await Eventually.TrueAsync(async () => MinutesOf(await wait.InnerTextAsync()) - waited is 125 or 126);

        // The server's clock did not move: what is asked of it in between shows the old time for a moment.
        await Eventually.TrueAsync(async () => left - MinutesOf(await window.InnerTextAsync()) is >= 120 and <= 180);
    }

    [Fact]
    public async Task Tabs_of_one_browser_share_one_stream_and_a_hidden_one_catches_up_when_it_is_seen()
    {
        var (customer, _) = await CustomerAsync();
        var anna = await SignInAtHabitatAsync("anna");
        var streams = 0;
        anna.Page.Context.Request += (_, request) => streams += new Uri(request.Url).AbsolutePath == "/stream" ? 1 : 0;
        await anna.GoAsync("/inbox");
        await Expect(anna.Page.Locator(".conversation-list")).ToBeVisibleAsync();
        var second = await anna.Page.Context.NewPageAsync();
        await second.GotoAsync("/inbox");

        await customer.WriteAsync("For both tabs");

        await Expect(second.GetByText("For both tabs").First).ToBeVisibleAsync();
        await Expect(anna.Row("For both tabs")).ToBeVisibleAsync();
        Assert.Equal(1, streams);

        // The one that leads goes; the other takes the stream over and has missed nothing.
        await anna.Page.CloseAsync();
        await customer.WriteAsync("For the one that stays");
        await Expect(second.GetByText("For the one that stays").First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_cut_network_is_said_and_what_was_missed_comes_when_it_is_back()
    {
        var (customer, _) = await CustomerAsync();
        var anna = await SignInAtHabitatAsync("anna");
        anna.ExpectsLostConnections = true;
        await anna.GoAsync("/inbox");
        await customer.WriteAsync("Before the cut");
        await Expect(anna.Row("Before the cut")).ToBeVisibleAsync();
        var sign = anna.Page.GetByText("Not live:");

        await anna.Page.Context.SetOfflineAsync(true);
        await Expect(sign).ToBeVisibleAsync(new() { Timeout = 15_000 });
        await customer.WriteAsync("During the cut");
        await anna.Page.Context.SetOfflineAsync(false);

        await Expect(anna.Row("During the cut")).ToBeVisibleAsync(new() { Timeout = 20_000 });
        await Expect(sign).ToHaveCountAsync(0, new() { Timeout = 20_000 });
    }

    [Fact]
    public async Task Where_no_stream_passes_the_page_says_so_and_asks_slowly()
    {
        var (customer, _) = await CustomerAsync();
        var anna = await SignInAtHabitatAsync("anna");
        anna.ExpectsLostConnections = true;
        await anna.Page.RouteAsync("**/stream?**", route => route.AbortAsync());
        await anna.GoAsync("/inbox");
        await Expect(anna.Page.GetByText("Not live:")).ToBeVisibleAsync(new() { Timeout = 15_000 });

        await customer.WriteAsync("By the slow way");

        await Expect(anna.Row("By the slow way")).ToBeVisibleAsync(new() { Timeout = 45_000 });
    }

    [Fact]
    public async Task What_the_server_could_not_answer_is_asked_for_again()
    {
        var (customer, _) = await CustomerAsync();
        var anna = await SignInAtHabitatAsync("anna");
        anna.ExpectedStatus = 503;
        await anna.GoAsync("/inbox");
        var refused = 0;
        await anna.Page.RouteAsync(
            "**/inbox/rows?**", route => refused++ == 0 ? route.FulfillAsync(new() { Status = 503 }) : route.ContinueAsync());

        await customer.WriteAsync("While the database rests");

        await Expect(anna.Row("While the database rests")).ToBeVisibleAsync(new() { Timeout = 20_000 });
        Assert.True(refused > 1);
    }

    /// <summary>
    /// Whether the rows of the list stand newest first. Other journeys write to the same inbox, so the first row may be theirs.
    /// </summary>
    private static Task<bool> NewestFirstAsync(Visitor agent) => agent.Page.Locator(".conversation-row").EvaluateAllAsync<bool>(
        "rows => rows.length > 1 && rows.every((row, at) => at === 0 || Number(rows[at - 1].dataset.order) >= Number(row.dataset.order))");

    private static int MinutesOf(string words)
    {
        var numbers = Regex.Matches(words, "[0-9]+").Select(number => int.Parse(number.Value, CultureInfo.InvariantCulture)).ToList();
        return (60 * numbers[0]) + numbers.ElementAtOrDefault(1);
    }

    private async Task<(Customer Customer, Visitor Phone)> CustomerAsync()
    {
        var phone = await OpenAsync();
        return (await Customer.MeetAsync(phone), phone);
    }
}
