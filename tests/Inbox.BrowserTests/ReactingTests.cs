using System.Text.RegularExpressions;
using Inbox.BrowserTests.Support;
using Inbox.Web.Demo;
using Microsoft.Playwright;

namespace Inbox.BrowserTests;

/// <summary>An agent reacts to a message, and the customer sees it.</summary>
public sealed class ReactingTests(BrowserFixture browser, AppFixture app) : Journey(browser, app)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_message_gets_a_reaction_another_one_and_none(bool hasScripts)
    {
        var phone = await OpenAsync();
        var customer = await Customer.MeetAsync(phone);
        var words = hasScripts ? "We found the house!" : "The keys fit.";
        await customer.WriteAsync(words);
        var tom = await OpenAsync(Window.Desk with { HasScripts = hasScripts });
        await tom.GoAsync("/inbox");
        await tom.SignInByPageAsync("tom@habitat.example", DemoData.Password);
        await Expect(tom.Page).ToHaveURLAsync(new Regex("/inbox$"));
        await tom.ReloadUntilVisibleAsync(tom.Row(words));
        await tom.Row(words).ClickAsync();
        var reactions = tom.Message(words).GetByRole(AriaRole.List, new() { Name = "Reactions" });

        await ChooseAsync(tom, words, "Love");
        await Expect(reactions).ToContainTextAsync("❤️");
        await phone.ReloadUntilVisibleAsync(phone.Page.GetByText("❤️").First);

        await ChooseAsync(tom, words, "Thank you");
        await Expect(reactions).ToContainTextAsync("🙏");
        await Expect(reactions).Not.ToContainTextAsync("❤️");

        await ChooseAsync(tom, words, "Thank you");
        await Expect(reactions).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task The_choice_is_made_by_keyboard_and_closed_without_one()
    {
        var phone = await OpenAsync();
        var customer = await Customer.MeetAsync(phone);
        await customer.WriteAsync("Is there a garden?");
        var anna = await SignInAtHabitatAsync("anna");
        await anna.GoAsync("/inbox");
        await anna.ReloadUntilVisibleAsync(anna.Row("Is there a garden?"));
        await anna.OpenAndReadAsync("Is there a garden?");
        var react = anna.Message("Is there a garden?").GetByRole(AriaRole.Link, new() { Name = "React to this message" });
        var choice = anna.Page.GetByRole(AriaRole.Group, new() { Name = "React to this message" });

        await react.FocusAsync();
        await anna.Page.Keyboard.PressAsync("Enter");
        await Expect(choice.GetByRole(AriaRole.Button, new() { Name = "Love" })).ToBeFocusedAsync();
        await anna.Page.Keyboard.PressAsync("Escape");
        await Expect(choice).ToHaveCountAsync(0);
        await Expect(react).ToBeFocusedAsync();

        await anna.Page.Keyboard.PressAsync("Enter");
        Assert.Empty(await anna.Page.FindAsync());
        await anna.Page.Keyboard.PressAsync("Tab");
        var answer = await anna.Page.RunAndWaitForResponseAsync(
            () => anna.Page.Keyboard.PressAsync("Enter"), answer => answer.Url.EndsWith("/reaction", StringComparison.Ordinal));
        Assert.False(answer.Request.IsNavigationRequest);
        await Expect(anna.Message("Is there a garden?").GetByRole(AriaRole.List, new() { Name = "Reactions" })).ToContainTextAsync("👍");
        await Expect(choice).ToHaveCountAsync(0);
        await Expect(react).ToBeFocusedAsync();
    }

    private static async Task ChooseAsync(Visitor agent, string words, string name)
    {
        await agent.Message(words).GetByRole(AriaRole.Link, new() { Name = "React to this message" }).ClickAsync();
        await agent.Page.GetByRole(AriaRole.Group, new() { Name = "React to this message" })
            .GetByRole(AriaRole.Button, new() { Name = name }).ClickAsync();
    }
}
