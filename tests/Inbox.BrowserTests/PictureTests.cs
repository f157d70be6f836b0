using System.Text.RegularExpressions;
using Inbox.BrowserTests.Support;
using Inbox.Testing;
using Microsoft.Playwright;

namespace Inbox.BrowserTests;

/// <summary>Pictures of a thread are looked at over the page.</summary>
public sealed class PictureTests(BrowserFixture browser, AppFixture app) : Journey(browser, app)
{
    [Theory]
    [InlineData("en-US", "ArrowRight")]
    [InlineData("ar-EG", "ArrowLeft")]
    public async Task Pictures_open_over_the_page_and_are_gone_through_by_keys(string language, string forward)
    {
        var customer = await Customer.MeetAsync(await OpenAsync());
        var question = $"Which sofas are there? ({language})";
        await customer.WriteAsync(question);
        var mira = await SignInAtHabitatAsync("mira", Window.Desk with { Locale = language });
        await mira.GoAsync("/inbox");
        var row = mira.Page.Locator(".conversation-row__link").Filter(new() { HasText = question });
        await mira.ReloadUntilVisibleAsync(row);
        await row.ClickAsync();
        await Expect(mira.Page.Locator("#files")).ToBeAttachedAsync();
        await mira.Page.Locator("#files").SetInputFilesAsync([Picture("one.png"), Picture("two.png")]);
        await mira.Page.Locator(".composer__send > button").ClickAsync();
        var pictures = mira.Page.Locator(".message a.picture");
        await Expect(pictures).ToHaveCountAsync(2);

        var viewer = mira.Page.Locator("#picture-viewer");
        await pictures.First.ClickAsync();
        await Expect(viewer).ToBeVisibleAsync();
        await Expect(viewer.Locator(".viewer__place")).ToHaveTextAsync(Place(1));
        await mira.Page.WaitForFunctionAsync("() => document.querySelector('#picture-viewer img').naturalWidth > 0");
        await mira.Page.Keyboard.PressAsync(forward);
        await Expect(viewer.Locator(".viewer__place")).ToHaveTextAsync(Place(2));

        // What comes meanwhile changes nothing before the reader's eyes.
        await customer.WriteAsync("Which of them is softer?");
        await Expect(mira.Page.Locator(".message__text").Filter(new() { HasText = "Which of them is softer?" })).ToHaveCountAsync(1);
        await Expect(viewer).ToBeVisibleAsync();
        await mira.Page.Keyboard.PressAsync(forward);
        await Expect(viewer.Locator(".viewer__place")).ToHaveTextAsync(Place(1));
        await mira.Page.Keyboard.PressAsync("ArrowUp");
        await Expect(viewer.Locator(".viewer__place")).ToHaveTextAsync(Place(2));

        await mira.Page.Keyboard.PressAsync("Escape");
        await Expect(viewer).ToBeHiddenAsync();
        await Expect(pictures.Last).ToBeFocusedAsync();

        Regex Place(int at) => language == "ar-EG" ? new($"{at}.* من .*2") : new($"^{at} of 2$");
    }

    private static FilePayload Picture(string name) => new() { Name = name, MimeType = "image/png", Buffer = SamplePictures.Sofa };
}
