using Inbox.Testing;
using Microsoft.Playwright;

namespace Inbox.BrowserTests.Support;

/// <summary>
/// Somebody at a browser of their own. What the browser complains about is kept: a script's error, a refusal by the
/// Content-Security-Policy, a request that failed.
/// </summary>
public sealed class Visitor : IAsyncDisposable
{
    private const int MostTabs = 60;

    private readonly IBrowserContext context;
    private readonly bool isOnlyGuest;
    private readonly List<string> complaints = [];

    private Visitor(IBrowserContext context, IPage page, bool isOnlyGuest) =>
        (this.context, Page, this.isOnlyGuest) = (context, page, isOnlyGuest);

    public IPage Page { get; }

    /// <summary>The status of a page that this journey means to see, such as 404.</summary>
    public int? ExpectedStatus { get; set; }

    /// <summary>Whether this journey cuts the network.</summary>
    public bool ExpectsLostConnections { get; set; }

    public IReadOnlyList<string> Complaints => complaints;

    public static async Task<Visitor> OpenAsync(IBrowser browser, Uri address, Window window)
    {
        var context = await browser.NewContextAsync(window.ToOptions(address));
        var visitor = new Visitor(context, await context.NewPageAsync(), isOnlyGuest: false);
        visitor.Listen();
        return visitor;
    }

    /// <summary>
    /// Opens a page in a browser that others use before and after: with what it keeps of our files, and signed in as it is.
    /// </summary>
    public static async Task<Visitor> JoinAsync(IBrowserContext context)
    {
        var visitor = new Visitor(context, await context.NewPageAsync(), isOnlyGuest: true);
        visitor.Listen();
        return visitor;
    }

    /// <summary>Signs in without the page, for journeys that begin behind it.</summary>
    public async Task SignInAsync(string email, string password, string? organization)
    {
        var answer = await context.APIRequest.PostAsync("/api/auth/signin", new() { DataObject = new { email, password, organization } });
        Assert.True(answer.Ok, $"{email} could not sign in: {answer.Status}");
    }

    public async Task<IResponse> GoAsync(string address) => (await Page.GotoAsync(address))!;

    /// <summary>Fills in the sign-in page and sends it.</summary>
    public async Task SignInByPageAsync(string email, string password)
    {
        await Page.GetByLabel("E-mail").FillAsync(email);
        await Page.GetByLabel("Password").FillAsync(password);
        await Button("Sign in").ClickAsync();
    }

    /// <summary>
    /// The list with the conversations of whoever is called so, however many others there are: in the demo's, which all journeys share,
    /// those of the demo leave the first page.
    /// </summary>
    public Task<IResponse> GoToListOfAsync(params string[] contacts)
    {
        var names = contacts.Select(contact => $$"""{"field":"contact","contains":["{{contact}}"]}""");
        return GoAsync("/inbox?filter=" + Uri.EscapeDataString($$"""{"any":[{{string.Join(',', names)}}]}"""));
    }

    /// <summary>Opens the newest conversation of a contact from the list, and waits until the server knows that it was read.</summary>
    public Task OpenAndReadAsync(string contact) => Page.RunAndWaitForResponseAsync(
        () => Row(contact).GetByRole(AriaRole.Link).First.ClickAsync(),
        answer => answer.Url.EndsWith("/read-marker", StringComparison.Ordinal));

    /// <summary>Loads the page anew until it shows something that comes in by itself.</summary>
    public Task ReloadUntilVisibleAsync(ILocator wanted) => Eventually.TrueAsync(async () =>
    {
        try
        {
            await Page.ReloadAsync();
            return await wanted.IsVisibleAsync();
        }
        catch (PlaywrightException exception) when (exception.Message.Contains("Not attached to an active page", StringComparison.Ordinal))
        {
            // Another page is on its way in, such as the one after signing in.
            return false;
        }
    });

    /// <summary>Presses Tab until the keyboard is there.</summary>
    public async Task TabToAsync(ILocator wanted)
    {
        for (var presses = 0; presses < MostTabs; presses++)
        {
            await Page.Keyboard.PressAsync("Tab");
            if (await wanted.EvaluateAsync<bool>("element => element === document.activeElement"))
            {
                return;
            }
        }

        Assert.Fail($"{MostTabs} times Tab do not lead to {wanted}");
    }

    public Task ResizeAsync(Window window) => Page.SetViewportSizeAsync(window.Width, window.Height);

    /// <summary>How far the page can be scrolled to the side, in pixels.</summary>
    public Task<int> SidewaysAsync() =>
        Page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");

    /// <summary>A conversation of the list, by its contact's name.</summary>
    public ILocator Row(string contact) =>
        Page.GetByRole(AriaRole.Region, new() { Name = "Conversations" }).GetByRole(AriaRole.Listitem).Filter(new() { HasText = contact });

    /// <summary>A message of the thread that the server has, by its text.</summary>
    public ILocator Message(string text) =>
        Page.Locator(".thread__messages").GetByRole(AriaRole.Article).Filter(new() { HasText = text });

    /// <summary>What says whose conversation it is, and opens the menu that changes it.</summary>
    public ILocator Assignee => Menu("Assignee:");

    /// <summary>What opens a menu, by its words.</summary>
    public ILocator Menu(string words) => Page.Locator("summary").Filter(new() { HasText = words });

    public ILocator Link(string name) => Page.GetByRole(AriaRole.Link, new() { Name = name, Exact = true });

    public ILocator Button(string name) => Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    public ILocator Heading(string name) => Page.GetByRole(AriaRole.Heading, new() { Name = name });

    public async ValueTask DisposeAsync() => await (isOnlyGuest ? Page.CloseAsync() : context.DisposeAsync().AsTask());

    private void Listen()
    {
        Page.PageError += (_, error) => complaints.Add($"script: {error}");
        Page.RequestFailed += (_, request) =>
        {
            if (!ExpectsLostConnections && !IsLeftBehind(request))
            {
                complaints.Add($"request: {request.Method} {request.Url} {request.Failure}");
            }
        };
        Page.Console += (_, message) =>
        {
            // The answer itself is heard below.
            if (message.Type is "error" or "warning" && !message.Text.StartsWith("Failed to load resource", StringComparison.Ordinal))
            {
                complaints.Add($"console: {message.Text} at {message.Location}");
            }
        };
        Page.Response += (_, response) =>
        {
            if (response.Status >= 400 && response.Status != ExpectedStatus)
            {
                complaints.Add($"answer: {response.Status} to {response.Request.Method} {response.Url}");
            }
        };
    }

    /// <summary>
    /// A page that is left ends its stream, and what it was fetching or keeping for itself: what is sent is no draft any more.
    /// </summary>
    private static bool IsLeftBehind(IRequest request) =>
        request.Failure == "net::ERR_ABORTED"
        && new Uri(request.Url).AbsolutePath is var path
        && (path is "/stream" or "/inbox/rows" or "/inbox/counts" || path.EndsWith("/thread", StringComparison.Ordinal)
            || path.EndsWith("/thread/news", StringComparison.Ordinal) || path.EndsWith("/typing", StringComparison.Ordinal)
            || path.EndsWith("/presence", StringComparison.Ordinal)
            || path.EndsWith("/draft", StringComparison.Ordinal));
}
