using Inbox.BrowserTests.Support;
using Inbox.Testing;
using Microsoft.EntityFrameworkCore;

namespace Inbox.BrowserTests;

/// <summary>While another conversation is on its way, nothing is written to, or done with, the one that is left.</summary>
public sealed class HeldKeysTests(BrowserFixture browser, AppFixture app) : Journey(browser, app)
{
    [Fact]
    public async Task What_is_typed_on_the_way_to_another_conversation_is_written_there()
    {
        var (_, anna, arrive) = await OnTheWayAsync();

        await anna.Page.Keyboard.TypeAsync("rHello, exactly e");
        arrive.SetResult();

        await Expect(anna.Message("Question 1")).ToBeVisibleAsync();
        await Expect(anna.Page.GetByLabel("Your message")).ToHaveValueAsync("Hello, exactly e");
        await Expect(anna.Page.GetByLabel("Your message")).ToBeFocusedAsync();
        await anna.Row("Question 2").ClickAsync();
        await Expect(anna.Message("Question 2")).ToBeVisibleAsync();
        await Expect(anna.Page.GetByLabel("Your message")).ToHaveValueAsync("");
    }

    [Fact]
    public async Task What_is_done_by_key_on_the_way_is_done_to_the_conversation_that_comes()
    {
        var (organization, anna, arrive) = await OnTheWayAsync();

        await anna.Page.Keyboard.TypeAsync("exx");
        arrive.SetResult();

        await Eventually.TrueAsync(async () => (await ClosedAsync(organization)).SequenceEqual(["Question 1"]));
    }

    [Fact]
    public async Task One_that_cannot_be_had_is_said_and_the_page_stays_in_use()
    {
        var (organization, anna, arrive) = await OnTheWayAsync();
        arrive.SetResult();
        await Expect(anna.Message("Question 1")).ToBeVisibleAsync();
        anna.ExpectsLostConnections = true;
        await anna.Page.Context.SetOfflineAsync(true);

        await anna.Page.Keyboard.TypeAsync("ke");

        await Expect(anna.Page.Locator(".live-status")).ToContainTextAsync("the connection is gone");
        await Expect(anna.Page.Locator(".conversation-row__link[aria-current]")).ToContainTextAsync("Question 1");
        await anna.Page.GetByLabel("Your message").FillAsync("Still in use");
        await anna.Page.Context.SetOfflineAsync(false);
        await App.ReceiveAsync(Payload.Text(organization.PageId, organization.PageId + "1", "And live again"));
        await Expect(anna.Message("And live again")).ToBeVisibleAsync();
        Assert.Empty(await ClosedAsync(organization));
        await Expect(anna.Page.GetByLabel("Your message")).ToHaveValueAsync("Still in use");
    }

    /// <summary>Question 2 lies open, and Question 1 was chosen by key and is waited for.</summary>
    private async Task<(TestOrganization Organization, Visitor Anna, TaskCompletionSource Arrive)> OnTheWayAsync()
    {
        var organization = await TestOrganization.CreateAsync(App);
        var (_, email) = await organization.AddAgentAsync();
        foreach (var number in new[] { 1, 2 })
        {
            await App.ReceiveAsync(Payload.Text(organization.PageId, $"{organization.PageId}{number}", $"Question {number}"));
        }

        var anna = await SignInAsync(email);
        await anna.GoAsync("/inbox");
        await anna.OpenAndReadAsync("Question 2");
        var arrive = new TaskCompletionSource();
        await anna.Page.RouteAsync("**/thread?*", async route =>
        {
            await arrive.Task;
            await route.ContinueAsync();
        });
        await anna.Page.RouteAsync("**/thread", async route =>
        {
            await arrive.Task;
            await route.ContinueAsync();
        });
        await anna.Page.Keyboard.PressAsync("j");
        await Expect(anna.Page.Locator(".conversation-row__link[aria-current]")).ToContainTextAsync("Question 1");
        await Expect(anna.Page.Locator(".thread[inert]")).ToHaveCountAsync(1);
        return (organization, anna, arrive);
    }

    private Task<List<string?>> ClosedAsync(TestOrganization organization) => App.WithDbAsync(
        organization.Id, db => db.Conversations.Where(c => c.ClosedAt != null).Select(c => c.Preview).ToListAsync());
}
