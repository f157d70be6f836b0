using System.Text.RegularExpressions;
using Inbox.BrowserTests.Support;
using Inbox.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace Inbox.BrowserTests;

/// <summary>Another conversation is shown without loading the page again.</summary>
public sealed class SwitchingTests(BrowserFixture browser, AppFixture app) : Journey(browser, app)
{
    [Fact]
    public async Task A_conversation_is_opened_beside_the_list_and_going_back_shows_what_was_there()
    {
        var organization = await TestOrganization.CreateAsync(App);
        var (_, email) = await organization.AddAgentAsync();
        var second = TestOrganization.NextId();
        await App.ReceiveAsync(Payload.Text(organization.PageId, TestOrganization.NextId(), "Question 1"));
        await App.ReceiveAsync(Payload.Text(organization.PageId, second, "Question 2"));
        var anna = await SignInAsync(email);
        await anna.GoAsync("/inbox");
        await anna.Page.EvaluateAsync("window.isTheSamePage = true");

        await anna.OpenAndReadAsync("Question 1");
        await Expect(anna.Page).ToHaveTitleAsync(new Regex(@"^\(1\) .+ · Inbox$"));
        await Expect(anna.Page.Locator(".thread__scroll")).ToBeFocusedAsync();
        await anna.Page.GetByLabel("Your message").FillAsync("Half a sente");
        await anna.OpenAndReadAsync("Question 2");
        await Expect(anna.Message("Question 2")).ToBeVisibleAsync();
        await Expect(anna.Message("Question 1")).ToHaveCountAsync(0);
        await Expect(anna.Page.Locator(".conversation-row__link[aria-current]")).ToContainTextAsync("Question 2");
        await Expect(anna.Page.Locator(".conversation-row--unread")).ToHaveCountAsync(0);
        var measured = await anna.Page.EvaluateAsync<double>("performance.getEntriesByName('thread-shown').at(-1).duration");
        TestContext.Current.SendDiagnosticMessage($"Another thread was painted after {measured:F0} ms");

        await App.ReceiveAsync(Payload.Text(organization.PageId, second, "And it is live"));
        await Expect(anna.Message("And it is live")).ToBeVisibleAsync();

        await anna.Page.GoBackAsync();
        await Expect(anna.Message("Question 1")).ToBeVisibleAsync();
        await Expect(anna.Page.GetByLabel("Your message")).ToHaveValueAsync("Half a sente");
        await anna.Page.GoBackAsync();
        await Expect(anna.Heading("No conversation chosen")).ToBeVisibleAsync();
        await anna.Page.GoForwardAsync();
        await Expect(anna.Message("Question 1")).ToBeVisibleAsync();
        Assert.True(await anna.Page.EvaluateAsync<bool>("window.isTheSamePage"));
    }

    /// <summary>A thread is asked for when the button goes down, and shown when it comes up.</summary>
    [Fact]
    public async Task What_changes_while_the_mouse_button_is_held_down_is_shown()
    {
        var organization = await TestOrganization.CreateAsync(App);
        var (_, email) = await organization.AddAgentAsync();
        var (_, toms) = await organization.AddAgentAsync("Tom Becker");
        await App.ReceiveAsync(Payload.Text(organization.PageId, TestOrganization.NextId(), "Question 1"));
        await App.ReceiveAsync(Payload.Text(organization.PageId, TestOrganization.NextId(), "Question 2"));
        var (anna, tom) = (await SignInAsync(email), await SignInAsync(toms));
        await anna.GoAsync("/inbox");
        await anna.OpenAndReadAsync("Question 2");
        await tom.GoAsync("/inbox");
        await tom.OpenAndReadAsync("Question 1");
        await anna.Row("Question 1").GetByRole(AriaRole.Link).HoverAsync();

        await anna.Page.RunAndWaitForRequestFinishedAsync(
            () => anna.Page.Mouse.DownAsync(), new() { Predicate = request => request.Url.EndsWith("/thread", StringComparison.Ordinal) });
        await tom.Assignee.ClickAsync();
        await tom.Button("Take it yourself").ClickAsync();
        await Expect(anna.Row("Question 1")).ToContainTextAsync("Assigned to Tom Becker");
        await anna.Page.Mouse.UpAsync();

        await Expect(anna.Message("Question 1")).ToBeVisibleAsync();
        await Expect(anna.Assignee).ToContainTextAsync("Tom Becker");
    }

    /// <summary>Whoever walks through the list finds the next one there already, as it is by then.</summary>
    [Fact]
    public async Task The_next_one_of_a_walk_is_here_before_it_is_wanted_and_is_shown_as_it_is_then()
    {
        var organization = await TestOrganization.CreateAsync(App);
        var (_, email) = await organization.AddAgentAsync();
        var (tom, _) = await organization.AddAgentAsync("Tom Becker");
        foreach (var number in Enumerable.Range(0, 4))
        {
            await App.ReceiveAsync(Payload.Text(organization.PageId, TestOrganization.NextId(), $"Question {number}"));
        }

        var anna = await SignInAsync(email);
        await anna.GoAsync("/inbox");
        await anna.OpenAndReadAsync("Question 3");
        await StepAsync(anna, "Question 2", fetched: 2);

        // Its own read mark, told to this page too, is no reason to ask again.
        await Expect(anna.Row("Question 2").Locator(".unread-mark")).ToHaveCountAsync(0);
        await StepAsync(anna, "Question 1", fetched: 1);

        await App.WithDbAsync(organization.Id, async db =>
        {
            var conversation = await db.Conversations.SingleAsync(c => c.Preview == "Question 0");
            db.Activities.Add(conversation.AssignTo(tom, tom, DateTimeOffset.UtcNow)!);
            return await db.SaveChangesAsync();
        });
        await Expect(anna.Row("Question 0")).ToContainTextAsync("Assigned to Tom Becker");
        await anna.Page.Keyboard.PressAsync("j");
        await Expect(anna.Message("Question 0")).ToBeVisibleAsync();
        await Expect(anna.Assignee).ToContainTextAsync("Tom Becker");
    }

    /// <param name="fetched">How many threads are asked for: the one that is stepped to, and the one after it.</param>
    private static async Task StepAsync(Visitor agent, string message, int fetched)
    {
        var asked = new List<string>();
        void Note(object? sender, IRequest request)
        {
            if (request.Url.EndsWith("/thread", StringComparison.Ordinal))
            {
                asked.Add(request.Url);
            }
        }

        agent.Page.RequestFinished += Note;
        await agent.Page.Keyboard.PressAsync("j");
        await Expect(agent.Message(message)).ToBeVisibleAsync();
        await Eventually.TrueAsync(() => Task.FromResult(asked.Count >= fetched));
        agent.Page.RequestFinished -= Note;
        Assert.Equal(fetched, asked.Distinct().Count());
    }

    /// <summary>The list looks a moment after each piece of news; that moment comes here while the thread is on its way.</summary>
    [Fact]
    public async Task What_changes_of_a_conversation_on_its_way_is_shown_there()
    {
        var organization = await TestOrganization.CreateAsync(App);
        var (_, email) = await organization.AddAgentAsync();
        var (person, other) = (TestOrganization.NextId(), TestOrganization.NextId());
        await App.ReceiveAsync(Payload.Text(organization.PageId, person, "Question 1"));
        await App.ReceiveAsync(Payload.Text(organization.PageId, other, "Question 2"));
        var anna = await SignInAsync(email);
        await anna.GoAsync("/inbox");
        await anna.OpenAndReadAsync("Question 2");
        var (read, arrive) = (new TaskCompletionSource(), new TaskCompletionSource());
        await anna.Page.RouteAsync(new Regex("/thread(\\?|$)"), async route =>
        {
            var answer = await route.FetchAsync();
            read.SetResult();
            await arrive.Task;
            await route.FulfillAsync(new() { Response = answer });
        });
        await anna.Page.EvaluateAsync("document.querySelector('inbox-live').pace.delay = () => 3_000");

        await App.ReceiveAsync(Payload.Text(organization.PageId, TestOrganization.NextId(), "Of somebody else"));
        await IsSoAsync(anna, "live.planned");
        await anna.Row("Question 1").ClickAsync();
        await read.Task.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
        await App.ReceiveAsync(Payload.Text(organization.PageId, person, "Said meanwhile"));
        await IsSoAsync(anna, "live.news.changed.has(live.threads.wanted)");
        await IsSoAsync(anna, "!live.planned");
        arrive.SetResult();
        await Expect(anna.Message("Question 1")).ToBeVisibleAsync();

        await Expect(anna.Message("Said meanwhile")).ToBeVisibleAsync();
    }

    private static Task IsSoAsync(Visitor agent, string condition) => Eventually.TrueAsync(
        () => agent.Page.EvaluateAsync<bool>($"(live => Boolean({condition}))(document.querySelector('inbox-live'))"));
}
