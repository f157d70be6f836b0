using Inbox.BrowserTests.Support;
using Inbox.Testing;
using Microsoft.Playwright;

namespace Inbox.BrowserTests;

public sealed class ReadingTests(BrowserFixture browser, AppFixture app) : Journey(browser, app)
{
    [Fact]
    public async Task What_a_customer_writes_is_unread_for_every_agent_until_that_agent_reads_it()
    {
        var tom = await OpenAsync();
        await tom.GoAsync("/inbox");
        await tom.SignInByPageAsync("tom@habitat.example", Inbox.Web.Demo.DemoData.Password);
        var mira = await SignInAtHabitatAsync("mira");
        var customer = await Customer.MeetAsync(await OpenAsync(Window.Phone));

        await customer.WriteAsync("Do you deliver to Kiel?");

        // The name is asked of Meta afterwards.
        await tom.ReloadUntilVisibleAsync(tom.Row(customer.Name));
        await Expect(tom.Row(customer.Name)).ToContainTextAsync("unread");
        await tom.OpenAndReadAsync(customer.Name);
        await Expect(tom.Message("Do you deliver to Kiel?")).ToBeVisibleAsync();
        await tom.GoAsync("/inbox");
        await Expect(tom.Row(customer.Name)).Not.ToContainTextAsync("unread");
        await mira.GoAsync("/inbox");
        await Expect(mira.Row(customer.Name)).ToContainTextAsync("unread");
    }

    [Fact]
    public async Task A_further_message_makes_a_conversation_unread_again()
    {
        var tom = await SignInAtHabitatAsync("tom");
        var customer = await Customer.MeetAsync(await OpenAsync());
        await customer.WriteAsync("Is the shop open on Monday?");
        await tom.GoAsync("/inbox");
        await tom.ReloadUntilVisibleAsync(tom.Row(customer.Name));
        await tom.OpenAndReadAsync(customer.Name);

        // The thread is left first: where it lies open, what arrives is read at once.
        await tom.GoAsync("/inbox");
        await customer.WriteAsync("I mean the one in Altona");

        await tom.ReloadUntilVisibleAsync(tom.Row("I mean the one in Altona"));
        await Expect(tom.Row(customer.Name)).ToContainTextAsync("unread");
    }

    [Fact]
    public async Task Older_conversations_and_older_messages_are_a_link_away()
    {
        var organization = await TestOrganization.CreateAsync(App);
        var (_, email) = await organization.AddAgentAsync();
        var talkative = TestOrganization.NextId();
        object Says(string contact, string text) => Payload.Message(contact, organization.PageId, text);
        await App.ReceiveAsync(Payload.Envelope("page", Payload.Entry(
            organization.PageId,
            [
                Says(TestOrganization.NextId(), "The very first conversation"),
                .. Enumerable.Range(1, 49).Select(n => Says(TestOrganization.NextId(), $"Conversation {n}")),
                .. Enumerable.Range(0, 60).Select(n => Says(talkative, $"Line {n} of many")),
            ])));
        var anna = await SignInAsync(email);

        await anna.GoAsync("/inbox");
        await Expect(anna.Row("The very first conversation")).ToHaveCountAsync(0);
        await anna.Link("Older conversations").ClickAsync();
        await Expect(anna.Row("The very first conversation")).ToBeVisibleAsync();
        await anna.Link("Newest conversations").ClickAsync();

        await anna.OpenAndReadAsync("Line 59 of many");
        await Expect(anna.Message("Line 59 of many")).ToBeInViewportAsync();
        await Expect(anna.Message("Line 0 of many")).ToHaveCountAsync(0);

        // Found and pressed in one go: as soon as it comes into sight, the thread grows by itself and the link is gone.
        await Expect(anna.Link("Earlier messages")).ToHaveCountAsync(1);
        await anna.Page.EvaluateAsync("() => document.querySelector('.thread__older').click()");
        await Expect(anna.Message("Line 0 of many")).ToHaveCountAsync(1);
        await anna.Page.Keyboard.PressAsync("End");
        await Expect(anna.Message("Line 59 of many")).ToBeInViewportAsync();
    }

    [Fact]
    public async Task A_conversation_of_another_organization_is_a_page_that_does_not_exist()
    {
        var organization = await TestOrganization.CreateAsync(App);
        var contact = TestOrganization.NextId();
        await App.ReceiveAsync(Payload.Text(organization.PageId, contact, "For our eyes only"));
        var (_, email) = await organization.AddAgentAsync();
        var anna = await SignInAsync(email);
        await anna.GoAsync("/inbox");
        await anna.OpenAndReadAsync("For our eyes only");
        var stranger = await SignInAtHabitatAsync("tom");
        stranger.ExpectedStatus = 404;

        var answer = await stranger.GoAsync(anna.Page.Url);

        Assert.Equal(404, answer.Status);
        await Expect(stranger.Heading("We can’t find this page")).ToBeVisibleAsync();
        await stranger.Link("Back to the inbox").ClickAsync();
        await Expect(stranger.Page.GetByRole(AriaRole.Region, new() { Name = "Conversations" })).ToBeVisibleAsync();
    }
}
