using System.Text.RegularExpressions;
using Inbox.BrowserTests.Support;
using Microsoft.Playwright;

namespace Inbox.BrowserTests;

public sealed class WindowTests(BrowserFixture browser, AppFixture app) : Journey(browser, app)
{
    [Fact]
    public async Task On_a_phone_the_list_and_the_thread_are_two_screens()
    {
        var mira = await SignInAtHabitatAsync("mira", Window.Phone);

        await mira.GoToListOfAsync("Chidinma Okonkwo");
        var thread = mira.Page.GetByRole(AriaRole.Region, new() { Name = "Messages" });
        await Expect(mira.Row("Chidinma Okonkwo")).ToBeVisibleAsync();
        await Expect(thread).ToBeHiddenAsync();

        await mira.OpenAndReadAsync("Chidinma Okonkwo");
        await Expect(mira.Message("Could the oak table be made 10 cm shorter?")).ToBeInViewportAsync();
        await Expect(mira.Row("Chidinma Okonkwo")).ToBeHiddenAsync();

        await Expect(mira.Button("Close")).ToBeVisibleAsync();
        await Expect(mira.Assignee).ToHaveAccessibleNameAsync(new Regex("^Assignee: .+"));

        await mira.Link("Back to the list").ClickAsync();
        await Expect(mira.Row("Chidinma Okonkwo")).ToBeVisibleAsync();
        await Expect(thread).ToBeHiddenAsync();
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task The_inbox_is_as_light_or_dark_as_the_system(ColorScheme colors)
    {
        var mira = await SignInAtHabitatAsync("mira", Window.Desk with { Colors = colors });

        await mira.GoAsync("/inbox");

        var lightness = await mira.Page.EvaluateAsync<double>(
            """
            () => {
              const canvas = document.createElement("canvas").getContext("2d");
              canvas.fillStyle = getComputedStyle(document.documentElement).backgroundColor;
              canvas.fillRect(0, 0, 1, 1);
              const [red, green, blue] = canvas.getImageData(0, 0, 1, 1).data;
              return (red + green + blue) / 765;
            }
            """);
        Assert.Equal(colors == ColorScheme.Light, lightness > 0.5);
    }
}
