using Inbox.BrowserTests.Support;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(BrowserFixture))]

namespace Inbox.BrowserTests.Support;

/// <summary>The one browser of this test run; the run prints which one it is.</summary>
public sealed class BrowserFixture : IAsyncLifetime
{
    // As long as Playwright waits for everything else: a busy machine is no failure.
    private const float PatienceInMilliseconds = 30_000;

    private IPlaywright? playwright;

    public IBrowser Browser { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Assertions.SetDefaultExpectTimeout(PatienceInMilliseconds);
        var chromium = Chromium.Find();
        playwright = await Playwright.CreateAsync();
        Browser = await playwright.Chromium.LaunchAsync(chromium.Options);
        TestContext.Current.SendDiagnosticMessage($"Journeys run in Chromium {Browser.Version}, {chromium.Origin}");
    }

    public async ValueTask DisposeAsync()
    {
        await (Browser?.DisposeAsync() ?? ValueTask.CompletedTask);
        playwright?.Dispose();
    }
}
