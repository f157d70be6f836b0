using Inbox.BrowserTests.Support;
using Microsoft.Playwright;

namespace Inbox.BrowserTests;

/// <summary>
/// How late what a contact writes is before an agent's eyes, in multiples of what a page takes that does nothing but fetch the list
/// again and again: each of many messages, since the first one after loading may be quick and the others not.
/// </summary>
public sealed class LatenessTests(BrowserFixture browser, AppFixture app) : Journey(browser, app)
{
    /// <summary>Set to print how late 200 messages are, 20 a second, in milliseconds; see docs/performance.md.</summary>
    private const string Bench = "INBOX_LIVE_BENCH";

    private const string List = "/inbox";
    private const string Search = "/search?q=late";
    private const int Messages = 20;
    private const int MaxTimesMedian = 6;
    private const int MaxTimesEach = 20;

    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(150);

    [Theory]
    [InlineData(List, false, false)]
    [InlineData(List, true, false)]
    [InlineData(List, false, true)]
    [InlineData(Search, false, false)]
    public async Task Each_of_many_messages_is_seen_about_as_soon_as_by_fetching_all_the_time(string place, bool isNew, bool isOpen)
    {
        var talk = await LateTalk.BeginAsync(App);
        var fetching = await SignInAsync(talk.Email);
        await fetching.GoAsync("/shortcuts");
        await fetching.Page.EvaluateAsync(LateTalk.FetchAllTheTime, place);
        var plain = await talk.WriteAsync([fetching.Page], Messages, Interval, isNew);
        await fetching.Page.GotoAsync("/shortcuts");

        var live = await SignInAsync(talk.Email);
        await LookAsync(live.Page, place, isOpen);
        var ours = await talk.WriteAsync([live.Page], Messages, Interval, isNew);

        Assert.True(
            ours.Median <= MaxTimesMedian * plain.Median && ours.Slowest <= MaxTimesEach * plain.Median,
            $"Fetching all the time: {plain}; the page: {ours}");
    }

    [Theory]
    [InlineData("the list, nobody new", List, 1, false, false, false)]
    [InlineData("the list, somebody new each time", List, 1, true, false, false)]
    [InlineData("a thread that lies open", List, 1, false, true, false)]
    [InlineData("a phone's list", List, 1, false, false, true)]
    [InlineData("the list in ten tabs", List, 10, false, false, false)]
    [InlineData("what is found", Search, 1, false, false, false)]
    public async Task Bench_of_twenty_messages_a_second(string name, string place, int tabs, bool isNew, bool isOpen, bool isPhone)
    {
        Assert.SkipUnless(Environment.GetEnvironmentVariable(Bench) is { Length: > 0 }, $"{Bench} is not set");
        var talk = await LateTalk.BeginAsync(App);
        var visitor = await SignInAsync(talk.Email, isPhone ? Window.Phone : Window.Desk);
        List<IPage> pages = [visitor.Page];
        while (pages.Count < tabs)
        {
            pages.Add(await visitor.Page.Context.NewPageAsync());
        }

        foreach (var page in pages)
        {
            await LookAsync(page, place, isOpen);
        }

        var late = await talk.WriteAsync(pages, 200, TimeSpan.FromMilliseconds(50), isNew);
        TestContext.Current.SendDiagnosticMessage($"Seen in {name}: {late}");
    }

    private static async Task LookAsync(IPage page, string place, bool isOpen)
    {
        await page.GotoAsync(place);
        if (isOpen)
        {
            await page.Locator(".conversation-row__link").ClickAsync();
            await Expect(page.Locator(".message").First).ToBeVisibleAsync();
        }

        await page.EvaluateAsync(LateTalk.LookAtTheList);
    }
}
