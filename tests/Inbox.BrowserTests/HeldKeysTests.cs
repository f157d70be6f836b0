using System.Text.RegularExpressions;
using Inbox.BrowserTests.Support;
using Inbox.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace Inbox.BrowserTests;

/// <summary>While another conversation is on its way, nothing is written to, or done with, the one that is left.</summary>
public sealed class HeldKeysTests(BrowserFixture browser, AppFixture app) : Journey(browser, app)
{
    private const string Refusal = "<main class=error-page><h1>No</h1><p>Not so.</main>";

    [Fact]
    public async Task What_is_typed_on_the_way_to_another_conversation_is_written_there()
    {
        var (_, anna, arrive) = await OnTheWayAsync();

        await anna.Page.Keyboard.TypeAsync("rHello, exactly e");
        arrive.SetResult();

        await Expect(anna.Message("Question 1")).ToBeVisibleAsync();
        await Expect(anna.Page.GetByLabel("Your message")).ToHaveValueAsync("Hello, exactly e");
        await Expect(anna.Page.GetByLabel("Your message")).ToBeFocusedAsync();
        await anna.Row("Question 2").ClickAsync();
        await Expect(anna.Message("Question 2")).ToBeVisibleAsync();
        await Expect(anna.Page.GetByLabel("Your message")).ToHaveValueAsync("");
    }

    [Fact]
    public async Task What_is_done_by_key_on_the_way_is_done_to_the_conversation_that_comes()
    {
        var (organization, anna, arrive) = await OnTheWayAsync();

        await anna.Page.Keyboard.TypeAsync("exx");
        arrive.SetResult();

        await Eventually.TrueAsync(async () => (await ClosedAsync(organization)).SequenceEqual(["Question 1"]));
    }

    [Fact]
    public async Task One_that_cannot_be_had_is_said_and_the_page_stays_in_use()
    {
        var (organization, anna, arrive) = await OnTheWayAsync();
        arrive.SetResult();
        await Expect(anna.Message("Question 1")).ToBeVisibleAsync();
        anna.ExpectsLostConnections = true;
        await anna.Page.Context.SetOfflineAsync(true);

        await anna.Page.Keyboard.TypeAsync("ke");

        await Expect(anna.Page.Locator(".live-status")).ToContainTextAsync("the connection is gone");
        await Expect(anna.Page.Locator(".conversation-row__link[aria-current]")).ToContainTextAsync("Question 1");
        await anna.Page.GetByLabel("Your message").FillAsync("Still in use");
        await anna.Page.Context.SetOfflineAsync(false);
        await App.ReceiveAsync(Payload.Text(organization.PageId, organization.PageId + "1", "And live again"));
        await Expect(anna.Message("And live again")).ToBeVisibleAsync();
        Assert.Empty(await ClosedAsync(organization));
        await Expect(anna.Page.GetByLabel("Your message")).ToHaveValueAsync("Still in use");
    }

    [Fact]
    public async Task What_is_typed_while_an_undo_is_on_its_way_is_no_command_and_no_word_to_somebody_else()
    {
        var (organization, anna, arrive) = await OnTheWayAsync();
        arrive.SetResult();
        await Expect(anna.Message("Question 1")).ToBeVisibleAsync();
        await anna.Page.Keyboard.PressAsync("e");
        await Expect(anna.Message("Question 2")).ToBeVisibleAsync();
        var undo = await HoldAsync(anna, "**/inbox/acts/**");

        await anna.Page.Keyboard.PressAsync("Shift+Z");
        await Expect(anna.Page.Locator(".thread[inert]")).ToHaveCountAsync(1);
        await anna.Page.Keyboard.TypeAsync("rplease send it");
        undo.SetResult();

        await Expect(anna.Message("Question 1")).ToBeVisibleAsync();
        await Expect(anna.Page.GetByLabel("Your message")).ToHaveValueAsync("please send it");
        Assert.Empty(await ClosedAsync(organization));
    }

    [Fact]
    public async Task Who_went_on_while_an_act_was_on_its_way_stays_there_and_is_told_beside_it_of_a_refusal()
    {
        var (organization, anna, arrive) = await OnTheWayAsync();
        arrive.SetResult();
        await Expect(anna.Message("Question 1")).ToBeVisibleAsync();
        foreach (var isRefused in new[] { false, true })
        {
            var act = await HoldAsync(anna, "**/priority*", isRefused ? 422 : null);
            anna.ExpectedStatus = isRefused ? 422 : null;
            await anna.Page.EvaluateAsync("() => document.querySelector(\".thread form[action*='/priority'] button\").click()");
            await anna.Row("Question 2").ClickAsync();
            await Expect(anna.Message("Question 2")).ToBeVisibleAsync();
            await anna.Page.GetByLabel("Your message").FillAsync("");
            await anna.Page.Keyboard.TypeAsync("your parcel ");
            await anna.Page.RunAndWaitForResponseAsync(
                () => Task.FromResult(act.TrySetResult()), answer => answer.Url.Contains("/priority", StringComparison.Ordinal));
            await anna.Page.Keyboard.TypeAsync("will be late");

            await Expect(anna.Page.GetByLabel("Your message")).ToHaveValueAsync("your parcel will be late");
            await Expect(anna.Page.Locator("#refusal")).ToBeVisibleAsync(new() { Visible = isRefused });
            await anna.Row("Question 1").ClickAsync();
            await Expect(anna.Message("Question 1")).ToBeVisibleAsync();
            await anna.Page.UnrouteAllAsync();
        }

        Assert.Empty(await ClosedAsync(organization));
    }

    [Fact]
    public async Task A_key_that_stays_down_is_pressed_once_and_letters_in_an_open_menu_are_no_commands()
    {
        var (organization, anna, arrive) = await OnTheWayAsync();
        arrive.SetResult();
        await Expect(anna.Message("Question 1")).ToBeVisibleAsync();
        await organization.AddAgentAsync("Leo Brandt");
        await anna.Page.ReloadAsync();
        await anna.Page.WaitForFunctionAsync("() => Boolean(customElements.get('command-bar') && customElements.get('pop-menu'))");
        await anna.Page.Keyboard.PressAsync("a");
        await Expect(anna.Page.Locator("details[open] > .menu__list :focus")).ToHaveCountAsync(1);
        await anna.Page.Keyboard.TypeAsync("leo");
        await Expect(anna.Page.Locator("details[open] > .menu__list :focus")).ToContainTextAsync("Leo Brandt");
        await anna.Page.Keyboard.PressAsync("Escape");
        Assert.Empty(await ClosedAsync(organization));

        var close = await HoldAsync(anna, "**/closure*");
        foreach (var _ in Enumerable.Range(0, 5))
        {
            await anna.Page.Keyboard.DownAsync("e");
        }

        close.SetResult();
        await Expect(anna.Message("Question 2")).ToBeVisibleAsync();
        await anna.Page.Keyboard.DownAsync("e");
        await anna.Page.Keyboard.UpAsync("e");
        await Eventually.TrueAsync(async () => (await ClosedAsync(organization)).SequenceEqual(["Question 1"]));
    }

    [Fact]
    public async Task A_refusal_over_the_page_goes_with_the_conversation_that_it_was_about()
    {
        var (_, anna) = await OpenAsync();
        await anna.Row("Question 1").ClickAsync();
        await Expect(anna.Message("Question 1")).ToBeVisibleAsync();
        anna.ExpectedStatus = 422;
        (await HoldAsync(anna, "**/priority*", 422)).SetResult();
        await anna.Page.EvaluateAsync("() => document.querySelector(\".thread form[action*='/priority'] button\").click()");
        await Expect(anna.Page.Locator("#refusal:modal")).ToBeVisibleAsync();

        await anna.Page.GoBackAsync();

        await Expect(anna.Message("Question 2")).ToBeVisibleAsync();
        await Expect(anna.Page.Locator("#refusal")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task News_of_the_one_that_is_left_let_nobody_write_there()
    {
        var (_, anna) = await OpenAsync();
        var (rows, isActedOn) = (new TaskCompletionSource(), false);
        await anna.Page.RouteAsync("**/inbox/rows**", async route =>
        {
            // What is told of it in two parts is shown in two turns, of which the first must end.
            await (isActedOn ? Task.WhenAny(rows.Task, Task.Delay(TimeSpan.FromSeconds(4))) : Task.CompletedTask);
            await route.ContinueAsync();
        });
        anna.Page.Request += (_, request) => isActedOn |= request.Url.Contains("/priority", StringComparison.Ordinal);
        var (left, next) = (new TaskCompletionSource(), new TaskCompletionSource());
        var held = new Queue<TaskCompletionSource>([left, next]);
        await anna.Page.RouteAsync(new Regex(@"/thread(\?|$)"), async route =>
        {
            // What came before may still be shown, as that it was read: that is not what is held.
            await (isActedOn ? held.Dequeue().Task : Task.CompletedTask);
            await route.ContinueAsync();
        });
        await anna.Page.RunAndWaitForRequestAsync(
            () => anna.Page.EvaluateAsync(
                "() => { const form = document.querySelector(\".thread form[action*='/priority']\");"
                + " fetch(form.action, { method: 'POST', body: new FormData(form, form.querySelector('button')) }); }"),
            request => request.Url.EndsWith("/thread", StringComparison.Ordinal));
        await anna.Page.Keyboard.PressAsync("j");
        await Expect(anna.Page.Locator(".thread[inert]")).ToHaveCountAsync(1);

        left.SetResult();

        await Expect(anna.Page.Locator(".thread form[action*='/priority'] [aria-pressed=true]")).ToHaveCountAsync(1);
        Assert.Equal(1, await anna.Page.Locator(".thread[inert]").CountAsync());
        rows.SetResult();
        next.SetResult();
        await Expect(anna.Message("Question 1")).ToBeVisibleAsync();
    }

    /// <summary>What is sent there waits until it is let go, and is answered with that status where one is given.</summary>
    private static async Task<TaskCompletionSource> HoldAsync(Visitor agent, string address, int? status = null)
    {
        var held = new TaskCompletionSource();
        await agent.Page.RouteAsync(address, async route =>
        {
            await held.Task.WaitAsync(TimeSpan.FromSeconds(20));
            await (status is { } refused
                ? route.FulfillAsync(new() { Status = refused, ContentType = "text/html", Body = Refusal })
                : route.ContinueAsync());
        });
        return held;
    }

    /// <summary>Question 2 lies open, and Question 1 was chosen by key and is waited for.</summary>
    private async Task<(TestOrganization Organization, Visitor Anna, TaskCompletionSource Arrive)> OnTheWayAsync()
    {
        var (organization, anna) = await OpenAsync();
        var arrive = new TaskCompletionSource();
        await anna.Page.RouteAsync(new Regex(@"/thread(\?|$)"), async route =>
        {
            await arrive.Task;
            await route.ContinueAsync();
        });
        await anna.Page.Keyboard.PressAsync("j");
        await Expect(anna.Page.Locator(".conversation-row__link[aria-current]")).ToContainTextAsync("Question 1");
        await ExpectWaitingAsync(anna.Page);
        return (organization, anna, arrive);
    }

    // Says what is there instead, which a count of none does not.
    private static async Task ExpectWaitingAsync(IPage page)
    {
        try
        {
            await Expect(page.Locator(".thread[inert]")).ToHaveCountAsync(1);
        }
        catch (PlaywrightException)
        {
            Assert.Fail(await page.EvaluateAsync<string>("""
                () => [location.href, document.querySelector(".thread")?.cloneNode().outerHTML,
                  document.querySelector("inbox-live")?.threads?.asking,
                  ...performance.getEntries().filter((one) => /navigation|fetch/.test(one.entryType + one.initiatorType))
                    .map((one) => `${Math.round(one.startTime)} ${Math.round(one.responseEnd)} ${one.name}`)].join("\n")
                """));
        }
    }

    private async Task<(TestOrganization Organization, Visitor Anna)> OpenAsync()
    {
        var organization = await TestOrganization.CreateAsync(App);
        var (_, email) = await organization.AddAgentAsync();
        foreach (var number in new[] { 1, 2 })
        {
            await App.ReceiveAsync(Payload.Text(organization.PageId, $"{organization.PageId}{number}", $"Question {number}"));
        }

        var anna = await SignInAsync(email);

        // Chromium looks into a page's requests from its next navigation on: what a page that is there already asks for in the moment
        // after the first route is made can pass by unheld.
        await anna.Page.RouteAsync("**/nothing-asks-for-this", route => route.ContinueAsync());
        await anna.GoAsync("/inbox");

        // By its address: a press may meet another row, where the list moves at that moment.
        var link = await anna.Row("Question 2").GetByRole(AriaRole.Link).First.GetAttributeAsync("href");
        await anna.Page.RunAndWaitForResponseAsync(
            () => anna.GoAsync(link!), answer => answer.Url.EndsWith("/read-marker", StringComparison.Ordinal));
        await Expect(anna.Message("Question 2")).ToBeVisibleAsync();
        await Expect(anna.Page.Locator(".conversation-row__link").First).ToContainTextAsync("Question 2");

        // Before that, j would lead there by loading the page.
        await anna.Page.WaitForFunctionAsync("() => Boolean(customElements.get('inbox-live') && customElements.get('command-bar'))");
        return (organization, anna);
    }

    private Task<List<string?>> ClosedAsync(TestOrganization organization) => App.WithDbAsync(
        organization.Id, db => db.Conversations.Where(c => c.ClosedAt != null).Select(c => c.Preview).ToListAsync());
}
