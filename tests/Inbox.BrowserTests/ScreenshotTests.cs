using Inbox.BrowserTests.Support;
using Microsoft.Playwright;
using NetVips;

namespace Inbox.BrowserTests;

/// <summary>The pictures of docs/pages.md, taken of the demo: <c>INBOX_SCREENSHOTS=$PWD/docs dotnet test tests/Inbox.BrowserTests --filter ScreenshotTests</c>.</summary>
public sealed class ScreenshotTests(BrowserFixture browser, AppFixture app) : Journey(browser, app)
{
    private static readonly string? Folder = Environment.GetEnvironmentVariable("INBOX_SCREENSHOTS");
    private static readonly Window Night = Window.Desk with { Colors = ColorScheme.Dark };
    private static readonly Window Arabic = Window.Desk with { Locale = "ar-EG" };

    [Fact]
    public async Task The_main_pages_are_pictured()
    {
        Assert.SkipUnless(Folder is not null, "INBOX_SCREENSHOTS names no folder.");

        await PictureAsync("inbox", Window.Desk, "/inbox", "Jonas Petersen");
        await PictureAsync("inbox-dark", Night, "/inbox", "Jonas Petersen");
        await PictureAsync("inbox-right-to-left", Arabic, "/inbox", "ياسمين الحسيني");
        await PictureAsync("phone-list", Window.Phone, "/inbox");
        await PictureAsync("phone-thread", Window.Phone, "/inbox", "Jonas Petersen");
        await PictureAsync("phone-right-to-left", Window.Phone with { Locale = "ar-EG" }, "/inbox");
        await PictureAsync("note", Window.Desk, "/inbox", "Chidinma Okonkwo", WriteNoteAsync);
        await PictureAsync("search", Window.Desk, "/search?q=table");
        await PictureAsync("people", Window.Desk, "/settings/people");
    }

    private static async Task WriteNoteAsync(IPage page)
    {
        await page.Locator("label:has(#kind-note)").ClickAsync();
        await page.Locator("textarea:visible").First.FillAsync("The workshop says 12 cm is the most they can take off. Tom, do you call her?");
    }

    private async Task PictureAsync(string name, Window window, string address, string? contact = null, Func<IPage, Task>? act = null)
    {
        var anna = await SignInAtHabitatAsync("anna", window);
        await anna.GoAsync(address);
        if (contact is not null)
        {
            var row = anna.Page.Locator(".conversation-row").Filter(new() { HasText = contact }).GetByRole(AriaRole.Link).First;
            await row.ClickAsync();
            await Expect(row).ToHaveAttributeAsync("aria-current", "true");
            await Expect(anna.Page.Locator(".message").Last).ToBeVisibleAsync();
            await anna.Page.Mouse.MoveAsync(0, 0);
        }

        await (act?.Invoke(anna.Page) ?? Task.CompletedTask);
        await anna.Page.WaitForLoadStateAsync(LoadState.Load);
        using var image = Image.NewFromBuffer(await anna.Page.ScreenshotAsync(new() { Animations = ScreenshotAnimations.Disabled }));
        image.Pngsave(Path.Combine(Folder!, $"{name}.png"), palette: true);
    }
}
