using Inbox.BrowserTests.Support;
using Inbox.Testing;
using Microsoft.EntityFrameworkCore;

namespace Inbox.BrowserTests;

/// <summary>Who is done with a conversation goes on to the next one of their list, and can take it back.</summary>
public sealed class NextInListTests(BrowserFixture browser, AppFixture app) : Journey(browser, app)
{
    [Fact]
    public async Task Closing_by_key_opens_the_next_one_and_Z_takes_it_back()
    {
        var (organization, anna) = await BeginAsync();
        await anna.OpenAndReadAsync("Question 3");
        await anna.Page.EvaluateAsync("window.isTheSamePage = true");

        await anna.Page.Keyboard.PressAsync("e");
        await Expect(anna.Message("Question 2")).ToBeVisibleAsync();
        await Expect(anna.Page.Locator(".conversation-row__link[aria-current]")).ToContainTextAsync("Question 2");
        await Expect(anna.Row("Question 3")).ToHaveCountAsync(0);
        await Expect(anna.Page.Locator(".inbox-toast")).ToContainTextAsync("Closed");

        await anna.Page.Keyboard.PressAsync("Shift+Z");
        await Expect(anna.Message("Question 3")).ToBeVisibleAsync();
        await Expect(anna.Row("Question 3")).ToBeVisibleAsync();
        await Expect(anna.Page.Locator(".inbox-toast button")).ToHaveCountAsync(0);
        Assert.Equal(3, await WaitingAsync(organization));

        await anna.Page.Keyboard.TypeAsync("eje");
        await Expect(anna.Message("Question 2")).ToBeVisibleAsync();
        await Expect(anna.Row("Question 3")).ToHaveCountAsync(0);
        await Expect(anna.Row("Question 1")).ToHaveCountAsync(0);
        await anna.Page.GoBackAsync();
        Assert.True(await anna.Page.EvaluateAsync<bool>("window.isTheSamePage"));
    }

    [Fact]
    public async Task The_last_one_leads_to_the_empty_list_and_sending_and_closing_too()
    {
        var (organization, anna) = await BeginAsync();
        await anna.GoAsync("/inbox?sort=waiting");
        await anna.OpenAndReadAsync("Question 1");
        await anna.Page.EvaluateAsync("window.isTheSamePage = true");
        await anna.Page.Keyboard.TypeAsync("r");
        await anna.Page.Keyboard.TypeAsync("Answer 1");
        await anna.Page.Keyboard.PressAsync("Control+Shift+Enter");
        await Expect(anna.Message("Question 2")).ToBeVisibleAsync();
        await anna.Page.Keyboard.PressAsync("e");
        await Expect(anna.Message("Question 3")).ToBeVisibleAsync();
        await anna.Page.Keyboard.PressAsync("e");

        await Expect(anna.Heading("Everybody has an answer")).ToBeVisibleAsync();
        await Expect(anna.Heading("No conversation chosen")).ToBeVisibleAsync();
        Assert.True(await anna.Page.EvaluateAsync<bool>("window.isTheSamePage"));
        Assert.Equal(0, await WaitingAsync(organization));
        Assert.Equal(3, await App.WithDbAsync(organization.Id, db => db.Conversations.CountAsync(c => c.ClosedAt != null)));
    }

    [Fact]
    public async Task What_was_found_is_worked_through_in_its_own_list()
    {
        var (organization, anna) = await BeginAsync();
        await App.ReceiveAsync(Payload.Text(organization.PageId, TestOrganization.NextId(), "Something else"));
        await anna.GoAsync("/search?q=question");
        await anna.Page.Locator(".found__hit").Filter(new() { HasText = "Question 3" }).ClickAsync();
        await Expect(anna.Message("Question 3")).ToBeVisibleAsync();
        await Expect(anna.Page.Locator(".conversation-row")).ToHaveCountAsync(3);
        await Eventually.TrueAsync(() => anna.Page.EvaluateAsync<bool>("Boolean(customElements.get('command-bar'))"));

        await anna.Page.Keyboard.PressAsync("e");
        await Expect(anna.Message("Question 2")).ToBeVisibleAsync();
        await anna.Page.Keyboard.PressAsync("j");
        await Expect(anna.Message("Question 1")).ToBeVisibleAsync();
        await Expect(anna.Page.Locator(".conversation-row")).ToHaveCountAsync(3);

        // The one that was passed over is left; what is done is not begun with anew.
        await anna.Page.Keyboard.PressAsync("e");
        await Expect(anna.Message("Question 2")).ToBeVisibleAsync();
        await anna.Page.Keyboard.PressAsync("e");
        await Expect(anna.Heading("No conversation chosen")).ToBeVisibleAsync();
        await Expect(anna.Page.Locator(".conversation-row")).ToHaveCountAsync(3);
    }

    [Fact]
    public async Task A_page_that_was_loaded_at_its_conversation_goes_on_too_and_says_what_became_of_it()
    {
        var (_, anna) = await BeginAsync();
        await anna.OpenAndReadAsync("Question 3");
        await anna.Page.ReloadAsync();
        await Eventually.TrueAsync(() => anna.Page.EvaluateAsync<bool>("Boolean(customElements.get('command-bar'))"));

        await anna.Page.Keyboard.PressAsync("e");
        await Expect(anna.Message("Question 2")).ToBeVisibleAsync();
        await anna.Page.Keyboard.PressAsync("Shift+Z");

        await Expect(anna.Message("Question 3")).ToBeVisibleAsync();
        await Expect(anna.Page.Locator(".inbox-toast")).ToHaveTextAsync("Taken back");
    }

    private async Task<(TestOrganization Organization, Visitor Anna)> BeginAsync()
    {
        var organization = await TestOrganization.CreateAsync(App);
        var (_, email) = await organization.AddAgentAsync();
        foreach (var number in new[] { 1, 2, 3 })
        {
            await App.ReceiveAsync(Payload.Text(organization.PageId, $"{organization.PageId}{number}", $"Question {number}"));
        }

        var anna = await SignInAsync(email);
        await anna.GoAsync("/inbox");
        return (organization, anna);
    }

    private Task<int> WaitingAsync(TestOrganization organization) =>
        App.WithDbAsync(organization.Id, db => db.Conversations.CountAsync(c => c.WaitingSince != null));
}
