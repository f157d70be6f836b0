using Inbox.BrowserTests.Support;
using Microsoft.Playwright;

namespace Inbox.BrowserTests;

/// <summary>What is shown stays where it is while the rest of its page comes in.</summary>
public sealed class StillnessTests(BrowserFixture browser, AppFixture app) : Journey(browser, app)
{
    // Of the page's area, weighed by the way it moved; what nobody sees of it.
    private const double Least = 0.01;

    private const string Watch =
        """
        [window.moved, window.movers] = [0, []];
        new PerformanceObserver((list) => list.getEntries().forEach((shift) => {
          window.moved += shift.value;
          window.movers.push(...shift.sources.map(({ node }) => (node?.outerHTML ?? node?.textContent ?? "what is gone").slice(0, 120)));
        }))
          .observe({ type: "layout-shift", buffered: true });
        """;

    private const string Settled = "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(window.moved))))";

    // Bytes a second: a page takes some pictures' time to come in.
    private const int Slow = 100_000;

    private const int Unlimited = -1;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Nothing_moves_while_a_page_comes_in(bool isPhone)
    {
        var anna = await SignInAtHabitatAsync("anna", isPhone ? Window.Phone : Window.Desk);
        await anna.GoToListOfAsync("Lê Thị Thanh Hương");
        var thread = await anna.Row("Lê Thị Thanh Hương").GetByRole(AriaRole.Link).First.GetAttributeAsync("href");
        await anna.Page.AddInitScriptAsync(Watch);

        // How long a slow page takes is not what is looked at, and a busy machine takes longer.
        anna.Page.SetDefaultNavigationTimeout(120_000);

        // What other journeys' customers write meanwhile moves the list, as it should.
        await anna.Page.RouteAsync("**/stream?*", _ => Task.CompletedTask);
        var network = await anna.Page.Context.NewCDPSessionAsync(anna.Page);
        foreach (var address in new[] { "/inbox", thread!, "/search?q=sofa", "/settings/people", "/settings/notifications", "/channels",
            "/shortcuts" })
        {
            await SetSpeedAsync(network, address == thread ? Slow : Unlimited);
            await anna.GoAsync(address);

            var moved = await anna.Page.EvaluateAsync<double>(Settled);
            Assert.True(moved < Least, $"{address} moved by {moved}: {await anna.Page.EvaluateAsync<string>("window.movers.join('; ')")}");
        }
    }

    // The session ends with the page: one that is detached while a page comes in may never be heard of again.
    private static async Task SetSpeedAsync(ICDPSession network, int bytesPerSecond) => await network.SendAsync(
        "Network.emulateNetworkConditions",
        new()
        {
            ["offline"] = false,
            ["latency"] = 0,
            ["downloadThroughput"] = bytesPerSecond,
            ["uploadThroughput"] = bytesPerSecond,
        });
}
