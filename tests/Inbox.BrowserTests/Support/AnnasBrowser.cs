using Inbox.Web.Demo;
using Microsoft.Playwright;

namespace Inbox.BrowserTests.Support;

/// <summary>The browser of Anna of the demo, signed in once for all tests of a class.</summary>
public sealed class AnnasBrowser(BrowserFixture browser, AppFixture app) : IAsyncLifetime
{
    public IBrowserContext Context { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Context = await browser.Browser.NewContextAsync(Window.Desk.ToOptions(app.App.Address));
        var account = new { email = "anna@habitat.example", password = DemoData.Password, organization = "habitat" };
        var answer = await Context.APIRequest.PostAsync("/api/auth/signin", new() { DataObject = account });
        Assert.True(answer.Ok, $"Anna could not sign in: {answer.Status}");
    }

    public async ValueTask DisposeAsync() => await (Context?.DisposeAsync() ?? ValueTask.CompletedTask);
}
