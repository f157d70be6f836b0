using Inbox.BrowserTests.Support;
using Inbox.Testing;

namespace Inbox.BrowserTests;

/// <summary>Who signs in for the first time is asked once whether the browser should tell them of what happens.</summary>
public sealed class NoticeOfferTests(BrowserFixture browser, AppFixture app) : Journey(browser, app)
{
    /// <summary>A browser without a window has nobody who could be asked.</summary>
    private static string AskedAnd(string answer) => $$"""
        window.Notification = class {
          static permission = "default";
          static requestPermission = async () => (window.Notification.permission = "{{answer}}");
        };
        """;

    [Fact]
    public async Task It_is_offered_until_it_is_turned_on_and_then_somebody_who_writes_is_told_of()
    {
        var anna = await BeginAsync("granted");
        await anna.GoAsync("/inbox");
        await Expect(anna.Page.Locator("notice-offer")).ToContainTextAsync("Know when somebody writes");

        await anna.Page.RunAndWaitForRequestFinishedAsync(
            () => anna.Button("Turn on notifications").ClickAsync(),
            new() { Predicate = request => request.Url.EndsWith("/settings/notifications", StringComparison.Ordinal) });

        await Expect(anna.Page.Locator("notice-offer")).ToHaveCountAsync(0);
        await Expect(anna.Page.Locator("inbox-live[data-notices]")).ToHaveCountAsync(1);
        await anna.GoAsync("/settings/notifications");
        await Expect(anna.Page.GetByLabel("A conversation is given to me")).ToBeCheckedAsync();
    }

    [Theory]
    [InlineData("Not now")]
    [InlineData("Turn on notifications")]
    public async Task Who_says_not_now_or_whose_browser_says_no_is_not_asked_again(string answer)
    {
        var anna = await BeginAsync("denied");
        await anna.GoAsync("/inbox");

        await anna.Button(answer).ClickAsync();

        await Expect(anna.Page.Locator("notice-offer")).ToBeHiddenAsync();
        await anna.GoAsync("/inbox");
        await Expect(anna.Row("Hello")).ToBeVisibleAsync();
        await Expect(anna.Page.Locator("notice-offer")).ToHaveCountAsync(0);
        await anna.GoAsync("/settings/notifications");
        await Expect(anna.Page.GetByLabel("A conversation is given to me")).Not.ToBeCheckedAsync();
    }

    private async Task<Visitor> BeginAsync(string permission)
    {
        var organization = await TestOrganization.CreateAsync(App);
        var (_, email) = await organization.AddAgentAsync();
        await App.ReceiveAsync(Payload.Text(organization.PageId, TestOrganization.NextId(), "Hello"));
        var anna = await SignInAsync(email);
        await anna.Page.AddInitScriptAsync(AskedAnd(permission));
        return anna;
    }
}
