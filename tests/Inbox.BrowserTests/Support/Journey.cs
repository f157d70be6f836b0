using Inbox.Testing;
using Inbox.Web.Demo;
using Microsoft.Playwright;

namespace Inbox.BrowserTests.Support;

/// <summary>
/// A class of journeys: opens browsers for its visitors, and at the end fails for whatever those complained about or the app logged
/// as an error.
/// </summary>
public abstract class Journey(BrowserFixture browser, AppFixture app) : IAsyncLifetime
{
    private readonly List<Visitor> visitors = [];

    protected InboxApp App => app.App;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        foreach (var visitor in visitors)
        {
            await visitor.DisposeAsync();
        }

        string[] complaints = [.. visitors.SelectMany(visitor => visitor.Complaints), .. App.Log.TakeErrors()];
        Assert.True(complaints.Length == 0, string.Join('\n', complaints));
    }

    protected async Task<Visitor> OpenAsync(Window? window = null)
    {
        var visitor = await Visitor.OpenAsync(browser.Browser, App.Address, window ?? Window.Desk);
        visitors.Add(visitor);
        return visitor;
    }

    /// <summary>Opens a page in a browser that others use before and after.</summary>
    protected async Task<Visitor> JoinAsync(IBrowserContext context)
    {
        var visitor = await Visitor.JoinAsync(context);
        visitors.Add(visitor);
        return visitor;
    }

    /// <summary>Opens a browser that is signed in already.</summary>
    protected async Task<Visitor> SignInAsync(string email, Window? window = null)
    {
        var visitor = await OpenAsync(window);
        await visitor.SignInAsync(email, InboxApp.Password, organization: null);
        return visitor;
    }

    /// <summary>Opens a browser of somebody of the demo, signed in at Habitat.</summary>
    protected async Task<Visitor> SignInAtHabitatAsync(string name, Window? window = null)
    {
        var visitor = await OpenAsync(window);
        await visitor.SignInAsync($"{name}@habitat.example", DemoData.Password, organization: "habitat");
        return visitor;
    }

    protected static ILocatorAssertions Expect(ILocator locator) => Assertions.Expect(locator);

    protected static IPageAssertions Expect(IPage page) => Assertions.Expect(page);
}
