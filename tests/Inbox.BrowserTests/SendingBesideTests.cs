using Inbox.BrowserTests.Support;
using Microsoft.Playwright;

namespace Inbox.BrowserTests;

/// <summary>What is written goes out beside the page: the field is empty at once, keeps the keyboard, and loses nothing.</summary>
public sealed class SendingBesideTests(BrowserFixture browser, AppFixture app) : Journey(browser, app)
{
    [Fact]
    public async Task Who_types_on_after_sending_writes_the_next_message_and_runs_no_command()
    {
        var (customer, mira) = await MeetAsync("Is the oak table oiled?");
        var before = await mira.Page.EvaluateAsync<string>("[location.href, history.length].join()");

        await mira.Page.Keyboard.TypeAsync("first message");
        await mira.Page.Keyboard.PressAsync("Control+Enter");
        await mira.Page.Keyboard.TypeAsync("second message");
        await mira.Page.Keyboard.PressAsync("Control+Enter");
        await mira.Page.Keyboard.TypeAsync("none yet");

        await Expect(Field(mira)).ToHaveValueAsync("none yet");
        await Expect(Field(mira)).ToBeFocusedAsync();
        await Expect(mira.Page.Locator(".message--unsent")).ToHaveCountAsync(0);
        await Expect(mira.Page.Locator(".message--outgoing .message__text")).ToHaveTextAsync(["first message", "second message"]);
        Assert.Equal(before, await mira.Page.EvaluateAsync<string>("[location.href, history.length].join()"));
        await Expect(mira.Button("Close")).ToBeVisibleAsync();
        await customer.ReloadUntilVisibleAsync(customer.Page.GetByText("second message").First);
        await mira.Page.ReloadAsync();
        await Expect(Field(mira)).ToHaveValueAsync("none yet");
        await Expect(mira.Page.Locator(".composer__replaced")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_note_is_added_beside_the_page_and_the_words_for_the_customer_stay()
    {
        var (_, mira) = await MeetAsync("Is the pine shelf oiled?");
        await Field(mira).FillAsync("I ask");
        await mira.Page.Locator("label.composer__kind:has(#kind-note)").ClickAsync();

        await mira.Page.Keyboard.TypeAsync("who knows?");
        await mira.Page.Keyboard.PressAsync("Control+Enter");
        await mira.Page.Keyboard.TypeAsync("and since when");

        await Expect(mira.Page.GetByLabel("Your note").First).ToHaveValueAsync("and since when");
        await Expect(mira.Page.Locator(".message--note")).ToHaveCountAsync(1);
        await Expect(mira.Page.Locator(".message--note")).ToContainTextAsync("who knows?");
        await Expect(mira.Page.Locator(".message--unsent")).ToHaveCountAsync(0);
        await Expect(Field(mira)).ToHaveValueAsync("I ask");
    }

    [Fact]
    public async Task What_is_refused_comes_back_before_what_was_written_since()
    {
        var (_, mira) = await MeetAsync("How long is the story of the table?");
        mira.ExpectedStatus = 422;
        var story = new string('x', 2_100);

        await Field(mira).FillAsync(story);
        await mira.Page.Keyboard.PressAsync("Control+Enter");
        await mira.Page.Keyboard.TypeAsync("the end");
        await mira.Page.Keyboard.PressAsync("Control+Enter");

        await Expect(mira.Page.Locator(".composer__refusal")).ToContainTextAsync("at most 2,000 can be sent at once");
        await Expect(Field(mira)).ToHaveValueAsync(story + "\nthe end");
        await Expect(Field(mira)).ToBeFocusedAsync();
        await Expect(mira.Page.Locator(".message--unsent, .message--outgoing")).ToHaveCountAsync(0);
        await Field(mira).FillAsync("a short one");
        await mira.Page.Keyboard.PressAsync("Control+Enter");
        await Expect(mira.Page.Locator(".message--outgoing .message__text")).ToHaveTextAsync(["a short one"]);
        await Expect(mira.Page.Locator(".composer__refusal")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Nothing_is_sent_twice_or_lost_while_the_network_is_away()
    {
        var (customer, mira) = await MeetAsync("Is there a bus on Sunday?");
        mira.ExpectsLostConnections = true;

        await mira.Page.Context.SetOfflineAsync(true);
        await mira.Page.Keyboard.TypeAsync("every hour");
        await mira.Page.Keyboard.PressAsync("Control+Enter");
        await mira.Page.Keyboard.TypeAsync("number 7");
        await mira.Page.Keyboard.PressAsync("Control+Enter");

        await Expect(mira.Page.Locator(".message--unsent")).ToHaveCountAsync(2);
        await Expect(mira.Page.Locator(".message--unsent").First).ToContainTextAsync("Waits for the connection");
        await mira.Page.Context.SetOfflineAsync(false);
        await Expect(mira.Page.Locator(".message--unsent")).ToHaveCountAsync(0);
        await Expect(mira.Page.Locator(".message--outgoing .message__text")).ToHaveTextAsync(["every hour", "number 7"]);
        await customer.ReloadUntilVisibleAsync(customer.Page.GetByText("number 7").First);
    }

    [Fact]
    public async Task What_is_refused_after_another_conversation_was_opened_waits_there_as_a_draft()
    {
        var (_, mira) = await MeetAsync("What is on the label?");
        mira.ExpectedStatus = 422;
        var held = new TaskCompletionSource();
        await mira.Page.RouteAsync("**/replies*", async route =>
        {
            await held.Task;
            await route.ContinueAsync();
        });

        await Field(mira).FillAsync(new string('y', 2_100));
        await mira.Page.Keyboard.PressAsync("Control+Enter");
        await mira.Row("Jonas").First.ClickAsync();
        await Expect(mira.Page.Locator(".thread__title h2")).ToContainTextAsync("Jonas");
        held.SetResult();

        await Expect(mira.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("kept as a draft there");
        await mira.Row("What is on the label?").ClickAsync();
        await Expect(Field(mira)).ToHaveValueAsync(new string('y', 2_100));
    }

    [Fact]
    public async Task An_empty_send_says_what_to_do()
    {
        var (_, mira) = await MeetAsync("Are you there?");

        await mira.Page.Keyboard.PressAsync("Control+Enter");

        await Expect(mira.Page.Locator(".composer__problem")).ToHaveTextAsync("Write something first.");
        await Expect(Field(mira)).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Words_for_a_composer_that_cannot_send_are_no_commands()
    {
        var mira = await SignInAtHabitatAsync("mira");
        await mira.GoAsync("/inbox?status=all");
        await mira.Row("Finn").First.ClickAsync();
        await Expect(mira.Page.Locator(".composer__closed")).ToBeVisibleAsync();
        var url = mira.Page.Url;

        await mira.Page.Keyboard.PressAsync("r");
        await mira.Page.Keyboard.TypeAsync("nesjek");

        Assert.Equal(url, mira.Page.Url);
        await Expect(mira.Page.Locator(".composer__closed")).ToBeVisibleAsync();
        await Expect(mira.Page.GetByLabel("Your note").First).ToBeHiddenAsync();
        await Expect(mira.Button("Close")).ToBeVisibleAsync();
    }

    private static ILocator Field(Visitor agent) => agent.Page.GetByLabel("Your message");

    /// <summary>A customer who wrote, and an agent with the keyboard in the field for the answer.</summary>
    private async Task<(Visitor Customer, Visitor Agent)> MeetAsync(string words)
    {
        var phone = await OpenAsync();
        var customer = await Customer.MeetAsync(phone);
        await customer.WriteAsync(words);
        var mira = await SignInAtHabitatAsync("mira");
        await mira.GoAsync("/inbox");
        await mira.ReloadUntilVisibleAsync(mira.Row(words));
        await mira.OpenAndReadAsync(words);
        await Field(mira).FocusAsync();
        return (phone, mira);
    }
}
