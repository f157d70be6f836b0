using Inbox.BrowserTests.Support;
using Microsoft.Playwright;
using NetVips;

namespace Inbox.BrowserTests;

/// <summary>
/// The pictures of docs/pages.md, taken of the demo: <c>INBOX_SCREENSHOTS=$PWD/docs dotnet test tests/Inbox.BrowserTests --filter
/// ScreenshotTests</c>.
/// </summary>
public sealed class ScreenshotTests(BrowserFixture browser, AppFixture app) : Journey(browser, app)
{
    private static readonly string? Folder = Environment.GetEnvironmentVariable("INBOX_SCREENSHOTS");
    private static readonly Window Night = Window.Desk with { Colors = ColorScheme.Dark };
    /// <summary>Those further up or down come when they are scrolled to.</summary>
    private const string SeenImagesAreThere =
        """
        () => document.readyState === "complete" && [...document.images].every((image) => {
          const { top, bottom } = image.getBoundingClientRect();
          return image.naturalWidth > 0 || bottom <= 0 || top >= innerHeight;
        })
        """;

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
        await PictureAsync("note", Window.Desk, "/inbox", "Jonas Petersen", WriteNoteAsync);
        await PictureAsync(
            "search", Window.Desk, "/search?q=jonas", act: anna => anna.ReloadUntilVisibleAsync(anna.Page.Locator(".found__hit").First));
        await PictureAsync("saved-view", Window.Desk, "/inbox", act: ReadInViewAsync);
        await PictureAsync("saved-view-form", Night, "/inbox", act: ChangeViewAsync);
        await PictureAsync("filter", Window.Desk, "/inbox", "Jonas Petersen", ChooseConditionAsync);
        await PictureAsync("appearance", Night, "/settings/appearance");
        await PictureAsync(
            "contacts", Window.Desk, "/contacts?filter=" + Uri.EscapeDataString("""{"all":[{"field":"window","is":["yes"]}]}"""));
        await PictureAsync("contact", Window.Desk, "/contacts?q=jonas+petersen", act: PlaceWays.Follow("Jonas Petersen"));
        await PictureAsync("contact-right-to-left", Arabic, "/contacts?q=jonas+petersen", act: PlaceWays.Follow("Jonas Petersen"));
        await PictureAsync("segment-form", Night, "/segments/new?filter=" + Uri.EscapeDataString(
            """{"all":[{"field":"window","is":["yes"]},{"field":"active","after":["2026-11-01"]}]}"""));
        await PictureAsync("merge", Window.Desk, "/contacts?q=jonas+petersen", act: async visitor =>
        {
            await PlaceWays.Follow("Jonas Petersen")(visitor);
            await PlaceWays.Follow("Merge…")(visitor);
            await visitor.GoAsync($"{visitor.Page.Url}?q=finn");
            await PlaceWays.Follow("Finn O’Sullivan")(visitor);
        });
        await PictureAsync("imports", Night, "/contacts/imports");
        await PictureAsync("people", Window.Desk, "/settings/people");
    }

    private static async Task WriteNoteAsync(Visitor anna)
    {
        await anna.Page.Locator("label:has(#kind-note)").ClickAsync();
        await anna.Page.GetByLabel("Your note")
            .FillAsync(
                "The workshop found the same scratch on two more of these sofas. @Tom Becker, do you call the people who have them?");
    }

    private static async Task ChooseConditionAsync(Visitor anna)
    {
        await PlaceWays.OpenMenu("Filter")(anna);
        await anna.Page.GetByLabel("Find a condition").FillAsync("reply yes");
        await anna.Page.Keyboard.PressAsync("Enter");
        await Expect(anna.Page.Locator(".filter")).ToHaveCountAsync(2);
        await PlaceWays.OpenMenu("Filter")(anna);
        await Expect(anna.Page.Locator(".facets a").First).ToBeVisibleAsync();
    }

    private static async Task ReadInViewAsync(Visitor anna)
    {
        await PlaceWays.Follow("Waiting over an hour")(anna);
        await anna.OpenAndReadAsync("Lê Thị Thanh Hương");
        await anna.Page.Mouse.MoveAsync(0, 0);
    }

    private static async Task ChangeViewAsync(Visitor anna)
    {
        await PlaceWays.Follow("Waiting over an hour")(anna);
        await PlaceWays.Follow("Change this view")(anna);
        await anna.Heading("Change a view").WaitForAsync();
    }

    private async Task PictureAsync(string name, Window window, string address, string? contact = null, Func<Visitor, Task>? act = null)
    {
        var anna = await SignInAtHabitatAsync("anna", window);
        await anna.GoAsync(address);

        // The font that comes too late for the first page is there for the next.
        await anna.Page.EvaluateAsync("document.fonts.ready.then(() => true)");
        await anna.Page.ReloadAsync();
        if (contact is not null)
        {
            var row = anna.Page.Locator(".conversation-row").Filter(new() { HasText = contact }).GetByRole(AriaRole.Link).First;
            await row.ClickAsync();
            await Expect(row).ToHaveAttributeAsync("aria-current", "true");
            await Expect(anna.Page.Locator(".message").Last).ToBeVisibleAsync();
            await anna.Page.Mouse.MoveAsync(0, 0);
        }

        await (act?.Invoke(anna) ?? Task.CompletedTask);
        await anna.Page.WaitForFunctionAsync(SeenImagesAreThere);
        using var image = Image.NewFromBuffer(await anna.Page.ScreenshotAsync(new() { Animations = ScreenshotAnimations.Disabled }));
        image.Pngsave(Path.Combine(Folder!, $"{name}.png"), palette: true);
    }
}
