using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Inbox.BrowserTests.Support;
using Inbox.Testing;
using Microsoft.EntityFrameworkCore;

namespace Inbox.BrowserTests;

/// <summary>A thread that is longer than a page of it is read from its end to its beginning without a page in between.</summary>
public sealed class LongThreadTests(BrowserFixture browser, AppFixture app) : Journey(browser, app)
{
    private const int Length = 130;

    /// <summary>What stands in the thread, from top to bottom.</summary>
    private const string Shown = "[...document.querySelectorAll('.thread__messages .message__text')].map((text) => text.textContent)";

    private const string Days = "[...document.querySelectorAll('.thread__day')].map((day) => day.dataset.day)";

    [Fact]
    public async Task It_grows_upward_as_one_reads_also_while_messages_come()
    {
        var (organization, person, anna) = await BeginAsync();
        var looked = anna.Message("Line 105 of");
        await looked.ScrollIntoViewIfNeededAsync();
        var before = (await looked.BoundingBoxAsync())!.Y;

        await App.ReceiveAsync(Payload.Text(organization.PageId, person, "Something new"));
        await anna.Page.EvaluateAsync("document.querySelector('.thread__scroll').scrollBy(0, 0)");
        await Expect(anna.Button("1 new message")).ToBeVisibleAsync();
        Assert.InRange((await looked.BoundingBoxAsync())!.Y, before - 1, before + 1);

        await ReadToTheBeginningAsync(anna);

        var texts = (await anna.Page.EvaluateAsync<JsonElement>(Shown)).Deserialize<List<string>>()!;
        Assert.Equal([.. Enumerable.Range(0, Length).Select(Line), "Something new"], texts);
        var days = (await anna.Page.EvaluateAsync<JsonElement>(Days)).Deserialize<List<string>>()!;
        Assert.Equal(days.Distinct().Order(StringComparer.Ordinal), days);
        Assert.True(days.Count > 2, string.Join(' ', days));
        await Expect(anna.Link("Earlier messages")).ToHaveCountAsync(0);
        Assert.DoesNotContain("messagesBefore", anna.Page.Url, StringComparison.Ordinal);

        await anna.Page.Keyboard.PressAsync("End");
        await Expect(anna.Message("Something new")).ToBeInViewportAsync();
    }

    [Fact]
    public async Task What_changes_far_up_is_shown_as_it_is_now()
    {
        var (organization, person, anna) = await BeginAsync();
        await ReadToTheBeginningAsync(anna);
        var mid = await App.WithDbAsync(organization.Id, db => db.Messages.Where(m => m.Text == Line(3)).Select(m => m.Mid).SingleAsync());
        await anna.Message(Line(7)).ScrollIntoViewIfNeededAsync();
        var before = (await anna.Message(Line(7)).BoundingBoxAsync())!.Y;

        await App.ReceiveAsync(Payload.Envelope("page", Payload.Entry(organization.PageId, new
        {
            sender = new { id = person },
            recipient = new { id = organization.PageId },
            timestamp = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds(),
            reaction = new { mid, action = "react", reaction = "love", emoji = "❤" },
        })));

        await Expect(anna.Message(Line(3)).Locator(".reactions")).ToContainTextAsync("❤");
        await Expect(anna.Page.Locator(".thread__messages .message")).ToHaveCountAsync(Length);
        Assert.InRange((await anna.Message(Line(7)).BoundingBoxAsync())!.Y, before - 40, before + 40);
    }

    /// <param name="minute">Of the day, when the story begins: the second one has a day of which only a few messages lie open.</param>
    [Theory]
    [InlineData((12 * 60) + 48)]
    [InlineData((19 * 60) + 48)]
    public async Task The_link_shows_the_earlier_ones_in_place_and_the_keyboard_goes_on_from_there(int minute)
    {
        var (_, _, anna) = await BeginAsync(minute);
        var before = await anna.Link("Earlier messages").EvaluateAsync<float>(
            "(link) => (link.focus(), document.querySelector('.thread__messages .message').getBoundingClientRect().top)");

        await anna.Page.Keyboard.PressAsync("Enter");

        await Expect(anna.Message("Line 99 of")).ToBeFocusedAsync();
        Assert.InRange((await anna.Message("Line 100 of").BoundingBoxAsync())!.Y, before - 1, before + 1);
        await anna.Page.Keyboard.PressAsync("ArrowUp");
        await Expect(anna.Message("Line 98 of")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task What_was_asked_for_in_one_thread_never_comes_into_another()
    {
        var (organization, _, anna) = await BeginAsync();
        var other = TestOrganization.NextId();
        await App.ReceiveAsync(Payload.Envelope("page", Payload.Entry(organization.PageId, [
            .. Enumerable.Range(0, 60).Select(number => Payload.Message(other, organization.PageId, $"Of the other {number}")),
        ])));
        await Expect(anna.Row("Of the other 59")).ToBeVisibleAsync();
        var (isMade, arrive) = (new TaskCompletionSource(), new TaskCompletionSource());
        var first = new Regex($"{new Uri(anna.Page.Url).Segments[^1]}/thread.*messagesBefore=");
        await anna.Page.RouteAsync(first, async route =>
        {
            var made = await route.FetchAsync();
            isMade.TrySetResult();
            await arrive.Task;
            await route.FulfillAsync(new() { Response = made });
        });
        await anna.Link("Earlier messages").FocusAsync();
        await isMade.Task;
        await anna.Page.RouteAsync(new Regex("messagesBefore="), async route =>
        {
            if (first.IsMatch(route.Request.Url))
            {
                await route.FallbackAsync();
                return;
            }

            // The one of the thread that lies open by now is on its way when the other arrives.
            var late = anna.Page.WaitForResponseAsync(first);
            arrive.TrySetResult();
            await (await late).FinishedAsync();
            await route.ContinueAsync();
        });

        await anna.OpenAndReadAsync("Of the other 59");
        await anna.Link("Earlier messages").FocusAsync();

        await Expect(anna.Message("Of the other 0")).ToHaveCountAsync(1);
        await Expect(anna.Message("of a long story")).ToHaveCountAsync(0);
    }

    private static string Line(int number) =>
        string.Create(CultureInfo.InvariantCulture, $"Line {number} of a long story") + (number % 3 == 0 ? " that goes on and on" : "");

    private static async Task ReadToTheBeginningAsync(Visitor agent)
    {
        var scroll = agent.Page.Locator(".thread__scroll");
        await scroll.HoverAsync();
        await Eventually.TrueAsync(async () =>
        {
            await agent.Page.Mouse.WheelAsync(0, -600);
            return await agent.Page.EvaluateAsync<bool>(
                "!document.querySelector('.thread__older') && document.querySelectorAll('.thread__messages .message').length >= 130");
        });
    }

    /// <summary>A story of several days that lies open.</summary>
    private async Task<(TestOrganization Organization, string Person, Visitor Anna)> BeginAsync(int minute = 0)
    {
        var organization = await TestOrganization.CreateAsync(App);
        var (_, email) = await organization.AddAgentAsync();
        var person = TestOrganization.NextId();
        var start = new DateTimeOffset(DateTimeOffset.UtcNow.Date.AddDays(-5).AddMinutes(minute), TimeSpan.Zero);
        await App.ReceiveAsync(Payload.Envelope("page", Payload.Entry(organization.PageId, [
            .. Enumerable.Range(0, Length).Select(number => Payload.Message(
                person, organization.PageId, Line(number), at: start.AddMinutes(number * 44).ToUnixTimeMilliseconds())),
        ])));
        var anna = await SignInAsync(email);
        await anna.GoAsync("/inbox");
        await anna.OpenAndReadAsync(Line(Length - 1));
        await Expect(anna.Message(Line(Length - 1))).ToBeVisibleAsync();
        return (organization, person, anna);
    }
}
