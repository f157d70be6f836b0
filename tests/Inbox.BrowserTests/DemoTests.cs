using Inbox.BrowserTests.Support;
using Inbox.Testing;
using Microsoft.Playwright;

namespace Inbox.BrowserTests;

/// <summary>The first five minutes of a newcomer.</summary>
public sealed class DemoTests(BrowserFixture browser, AppFixture app) : Journey(browser, app)
{
    [Fact]
    public async Task Writing_as_somebody_of_the_demo_goes_on_with_their_conversation_and_both_sides_are_linked()
    {
        var organization = TestOrganization.NextId();
        var anna = await SignInAtHabitatAsync("anna");
        await anna.GoAsync("/inbox");
        await anna.Menu("Your account").ClickAsync();
        await anna.Link("Write as a customer").ClickAsync();
        await anna.Link("habitat.soehne").ClickAsync();
        Assert.Equal(1, await anna.Page.Locator(".person__name").GetByText("Ольга Никитина", new() { Exact = true }).CountAsync());
        await anna.Page.Locator(".person").Filter(new() { HasText = "Ольга Никитина" }).ClickAsync();
        await Expect(anna.Page.Locator(".person[aria-current=page]")).ToContainTextAsync("Ольга Никитина");
        var words = $"Order {organization}, please";
        await anna.Page.GetByLabel("Message", new() { Exact = true }).FillAsync(words);
        await anna.Page.Keyboard.PressAsync("Shift+Enter");
        await anna.Page.Keyboard.TypeAsync("Thank you");
        await anna.Page.Keyboard.PressAsync("Enter");
        await Expect(anna.Page.GetByRole(AriaRole.Region, new() { Name = "Messages" })).ToContainTextAsync("Thank you");

        await anna.Link("Answer in the inbox").ClickAsync();
        await Expect(anna.Heading("All")).ToBeVisibleAsync();
        await anna.ReloadUntilVisibleAsync(anna.Row(words));
        await Expect(anna.Row(words)).ToContainTextAsync("Ольга Никитина");
        await anna.OpenAndReadAsync(words);
        await Expect(anna.Message("Ваш заказ отправлен сегодня утром.")).ToBeVisibleAsync();
        Assert.Equal(1, await anna.Page.Locator(".conversation-row__name").Filter(new() { HasText = "Ольга Никитина" }).CountAsync());
    }

    [Fact]
    public async Task The_demo_shows_what_a_conversation_can_hold()
    {
        var anna = await SignInAtHabitatAsync("anna");
        await anna.GoToListOfAsync("Jonas Petersen");
        await Expect(anna.Row("Jonas Petersen").Locator(".avatar img").First).ToBeVisibleAsync();
        await Expect(anna.Row("Jonas Petersen").First).ToContainTextAsync("Scheduled");

        await OpenAsync(anna, "Maximiliane");
        await Expect(anna.Page.Locator(".message .quote").First).ToContainTextAsync("both are in stock");
        await Expect(anna.Page.Locator(".message").Filter(new() { HasText = "both are in stock" }).First).ToContainTextAsync("❤");

        await OpenAsync(anna, "Messenger user 4821");
        await Expect(anna.Page.Locator(".thread__messages")).ToContainTextAsync("Not sent");

        await OpenAsync(anna, "Finn O’Sullivan");
        await Expect(anna.Link("Earlier messages")).ToHaveCountAsync(1);
    }

    private static async Task OpenAsync(Visitor agent, string contact)
    {
        await agent.GoToListOfAsync(contact);
        await agent.Row(contact).GetByRole(AriaRole.Link).First.ClickAsync();
    }
}
