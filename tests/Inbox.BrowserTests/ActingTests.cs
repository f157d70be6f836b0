using Inbox.BrowserTests.Support;
using Inbox.Testing;

namespace Inbox.BrowserTests;

public sealed class ActingTests(BrowserFixture browser, AppFixture app) : Journey(browser, app)
{
    private const string Words = "Where is my parcel?";

    [Fact]
    public async Task An_agent_closes_a_conversation_and_reopens_it()
    {
        var (_, anna) = await OpenInboxAsync();

        await anna.OpenAndReadAsync(Words);
        await anna.Button("Close").ClickAsync();
        await Expect(anna.Row(Words)).ToHaveCountAsync(0);
        await anna.Page.GetByRole(Microsoft.Playwright.AriaRole.Navigation, new() { Name = "Status" })
            .GetByText("Closed").ClickAsync();
        await Expect(anna.Row(Words)).ToBeVisibleAsync();

        await anna.OpenAndReadAsync(Words);
        await anna.Button("Reopen").ClickAsync();
        await Expect(anna.Button("Close")).ToBeVisibleAsync();
        await anna.GoAsync("/inbox");
        await Expect(anna.Row(Words)).ToBeVisibleAsync();
    }

    [Fact]
    public async Task An_agent_takes_a_conversation_hands_it_to_a_colleague_and_lets_it_go()
    {
        var (organization, anna) = await OpenInboxAsync();
        var (_, email) = await organization.AddAgentAsync("Tom Becker");
        var tom = await SignInAsync(email);
        await anna.OpenAndReadAsync(Words);

        await anna.Assignee.ClickAsync();
        await anna.Button("Take it yourself").ClickAsync();
        await Expect(anna.Assignee).ToContainTextAsync("You");

        await anna.Assignee.ClickAsync();
        await anna.Button("Tom Becker").ClickAsync();
        await Expect(anna.Assignee).ToContainTextAsync("Tom Becker");
        await tom.GoAsync("/inbox?assignment=MINE");
        await Expect(tom.Row(Words)).ToBeVisibleAsync();

        await anna.Assignee.ClickAsync();
        await anna.Button("Unassign").ClickAsync();
        await Expect(anna.Assignee).ToContainTextAsync("Unassigned");
        await tom.Page.ReloadAsync();
        await Expect(tom.Row(Words)).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_filter_lives_in_the_address_and_stays_while_conversations_are_opened()
    {
        var (organization, anna) = await OpenInboxAsync();
        await App.ReceiveAsync(
            Payload.Text(organization.InstagramId, TestOrganization.NextId(), "Seen in your story", @object: "instagram"));

        await anna.Page.ReloadAsync();
        await anna.Menu("Filter").ClickAsync();
        await anna.Link($"{organization.Organization.Name} Instagram").ClickAsync();
        await Expect(anna.Row("Seen in your story")).ToBeVisibleAsync();
        await Expect(anna.Row(Words)).ToHaveCountAsync(0);
        Assert.Contains($"channel={organization.Instagram.Id}", anna.Page.Url, StringComparison.Ordinal);

        await anna.OpenAndReadAsync("Seen in your story");
        await anna.Page.ReloadAsync();
        await Expect(anna.Row(Words)).ToHaveCountAsync(0);
        await anna.Menu("Filter, on").ClickAsync();
        await anna.Link("All channels").ClickAsync();
        await Expect(anna.Row(Words)).ToBeVisibleAsync();
    }

    /// <summary>An agent before the list, with one conversation in it.</summary>
    private async Task<(TestOrganization Organization, Visitor Anna)> OpenInboxAsync()
    {
        var organization = await TestOrganization.CreateAsync(App);
        await App.ReceiveAsync(Payload.Text(organization.PageId, TestOrganization.NextId(), Words));
        var (_, email) = await organization.AddAgentAsync("Anna Keller");
        var anna = await SignInAsync(email);
        await anna.GoAsync("/inbox");
        return (organization, anna);
    }
}
