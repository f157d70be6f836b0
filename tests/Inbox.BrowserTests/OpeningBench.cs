using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Inbox.BrowserTests.Support;
using Microsoft.Playwright;

namespace Inbox.BrowserTests;

/// <summary>
/// How long whoever opens a conversation or sends an answer waits for the picture, in each of several builds that run with the demo, in
/// turn: for ratios, as docs/performance.md says.
/// </summary>
public sealed class OpeningBench(BrowserFixture browser, ITestOutputHelper output)
{
    /// <summary>Addresses of running builds, parted by commas; the first is what the others are measured against.</summary>
    private const string Addresses = "INBOX_BENCH_ADDRESSES";

    private const int Rounds = 24;

    /// <summary>What the first rounds take is the start of the app.</summary>
    private const int WarmUp = 4;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(600);

    /// <summary>Set before the act; says the milliseconds from the key or the button until what it waits for has been painted.</summary>
    private const string Wait =
        """
        (isThere) => {
          window.painted = new Promise((done) => {
            const begin = ({ timeStamp }) => {
              const look = () => (isThere()
                ? requestAnimationFrame(() => setTimeout(() => done(performance.now() - timeStamp))) : setTimeout(look, 2));
              look();
            };
            ["keydown", "mouseup"].forEach((name) => addEventListener(name, begin, { capture: true, once: true }));
          });
        }
        """;

    [Fact]
    public async Task Opening_and_sending_are_measured()
    {
        var addresses = Environment.GetEnvironmentVariable(Addresses)?.Split(',') ?? [];
        Assert.SkipWhen(addresses.Length == 0, $"Runs where {Addresses} names builds to compare.");
        var agents = new List<Visitor>();
        foreach (var address in addresses)
        {
            var agent = await Visitor.OpenAsync(browser.Browser, new Uri(address), Window.Desk);
            await agent.SignInAsync("mira@habitat.example", "welcome to the inbox", organization: null);
            await agent.GoAsync("/inbox");
            await agent.Page.Locator(".conversation-row__link").Nth(1).ClickAsync();
            await agent.Page.Locator(".thread__messages .message").First.WaitForAsync();
            agents.Add(agent);
        }

        await CompareAsync("opened by key, walking", agents, WalkAsync);
        await CompareAsync("opened by mouse, held for 80 ms", agents, ClickAsync);
        foreach (var agent in agents)
        {
            await OpenWritableAsync(agent);
        }

        await CompareAsync("sent by Ctrl+Enter", agents, SendAsync);
        foreach (var agent in agents)
        {
            await agent.DisposeAsync();
        }
    }

    private async Task CompareAsync(string what, List<Visitor> agents, Func<Visitor, int, Task<double>> act)
    {
        var times = agents.ConvertAll(_ => new List<double>());
        for (var round = 0; round < Rounds; round++)
        {
            // One after the other goes first: whatever the machine does meanwhile is nobody's advantage.
            foreach (var at in Enumerable.Range(0, agents.Count).Select(at => (at + round) % agents.Count))
            {
                var time = await act(agents[at], round);
                times[at].AddRange(round < WarmUp ? [] : [time]);
                await Task.Delay(Pause);
            }
        }

        var medians = times.ConvertAll(list => list.Order().ElementAt(list.Count / 2));
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{what}: {string.Join(", ", medians.Select(median => $"{median:F0} ms ({median / medians[0]:F2})"))}"));
    }

    /// <summary>Six down, six up.</summary>
    private static async Task<double> WalkAsync(Visitor agent, int round)
    {
        var by = round / 6 % 2 == 0 ? 1 : -1;
        var at = await agent.Page.EvaluateAsync<int>(
            "() => [...document.querySelectorAll('.conversation-row__link')].findIndex((row) => row.hasAttribute('aria-current'))");
        await WaitForThreadAsync(agent, await NameAsync(agent.Page.Locator(".conversation-row__link").Nth(at + by)));
        await agent.Page.Keyboard.PressAsync(by > 0 ? "j" : "k");
        return await agent.Page.EvaluateAsync<double>("() => window.painted");
    }

    private static async Task<double> ClickAsync(Visitor agent, int round)
    {
        var row = agent.Page.Locator(".conversation-row__link:not([aria-current])").Nth(round % 3);
        await row.HoverAsync();
        await agent.Page.Mouse.DownAsync();
        await Task.Delay(80);
        await WaitForThreadAsync(agent, await NameAsync(row));
        await agent.Page.Mouse.UpAsync();
        return await agent.Page.EvaluateAsync<double>("() => window.painted");
    }

    private static async Task<double> SendAsync(Visitor agent, int round)
    {
        var text = $"Answer {round} {Guid.NewGuid():N}";
        await agent.Page.Locator("#text").FillAsync(text);
        var clock = Stopwatch.StartNew();
        await agent.Page.Keyboard.PressAsync("Control+Enter");

        // Some builds load another page for it.
        await agent.Page.WaitForFunctionAsync(
            $"() => [...document.querySelectorAll('.thread__messages .message')].some((one) => one.textContent.includes('{text}'))",
            null, new() { PollingInterval = 5 });
        return clock.Elapsed.TotalMilliseconds;
    }

    private static async Task OpenWritableAsync(Visitor agent)
    {
        var rows = agent.Page.Locator(".conversation-row__link");
        for (var at = 0; !await agent.Page.Locator("#text").IsVisibleAsync(); at++)
        {
            await WaitForThreadAsync(agent, await NameAsync(rows.Nth(at)));
            await rows.Nth(at).ClickAsync();
            await agent.Page.EvaluateAsync("() => window.painted");
        }
    }

    private static Task<string> NameAsync(ILocator row) =>
        row.EvaluateAsync<string>("(row) => row.querySelector('.conversation-row__name').firstChild.textContent.trim()");

    private static Task<JsonElement?> WaitForThreadAsync(Visitor agent, string name) => WaitForAsync(
        agent, $"document.querySelector('.thread__title h2')?.textContent.trim().startsWith('{name}')"
            + " && document.querySelector('.thread__messages .message') && document.querySelector('.thread').ariaBusy !== 'true'");

    private static Task<JsonElement?> WaitForAsync(Visitor agent, string isThere) =>
        agent.Page.EvaluateAsync($"() => ({Wait})(() => {isThere})");
}
