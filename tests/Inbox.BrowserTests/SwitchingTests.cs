using System.Text.RegularExpressions;
using Inbox.BrowserTests.Support;
using Inbox.Testing;

namespace Inbox.BrowserTests;

/// <summary>Another conversation is shown without loading the page again.</summary>
public sealed class SwitchingTests(BrowserFixture browser, AppFixture app) : Journey(browser, app)
{
    [Fact]
    public async Task A_conversation_is_opened_beside_the_list_and_going_back_shows_what_was_there()
    {
        var organization = await TestOrganization.CreateAsync(App);
        var (_, email) = await organization.AddAgentAsync();
        var second = TestOrganization.NextId();
        await App.ReceiveAsync(Payload.Text(organization.PageId, TestOrganization.NextId(), "Question 1"));
        await App.ReceiveAsync(Payload.Text(organization.PageId, second, "Question 2"));
        var anna = await SignInAsync(email);
        await anna.GoAsync("/inbox");
        await anna.Page.EvaluateAsync("window.isTheSamePage = true");

        await anna.OpenAndReadAsync("Question 1");
        await Expect(anna.Page).ToHaveTitleAsync(new Regex(@"^\(1\) .+ · Inbox$"));
        await Expect(anna.Page.Locator(".thread__scroll")).ToBeFocusedAsync();
        await anna.Page.GetByLabel("Your message").FillAsync("Half a sente");
        await anna.OpenAndReadAsync("Question 2");
        await Expect(anna.Message("Question 2")).ToBeVisibleAsync();
        await Expect(anna.Message("Question 1")).ToHaveCountAsync(0);
        await Expect(anna.Page.Locator(".conversation-row__link[aria-current]")).ToContainTextAsync("Question 2");
        await Expect(anna.Page.Locator(".conversation-row--unread")).ToHaveCountAsync(0);
        var measured = await anna.Page.EvaluateAsync<double>("performance.getEntriesByName('thread-shown').at(-1).duration");
        TestContext.Current.SendDiagnosticMessage($"Another thread was painted after {measured:F0} ms");

        await App.ReceiveAsync(Payload.Text(organization.PageId, second, "And it is live"));
        await Expect(anna.Message("And it is live")).ToBeVisibleAsync();

        await anna.Page.GoBackAsync();
        await Expect(anna.Message("Question 1")).ToBeVisibleAsync();
        await Expect(anna.Page.GetByLabel("Your message")).ToHaveValueAsync("Half a sente");
        await anna.Page.GoBackAsync();
        await Expect(anna.Heading("No conversation chosen")).ToBeVisibleAsync();
        await anna.Page.GoForwardAsync();
        await Expect(anna.Message("Question 1")).ToBeVisibleAsync();
        Assert.True(await anna.Page.EvaluateAsync<bool>("window.isTheSamePage"));
    }
}
