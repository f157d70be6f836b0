using System.Text.RegularExpressions;
using Inbox.BrowserTests.Support;
using Inbox.Testing;
using Microsoft.Playwright;

namespace Inbox.BrowserTests;

/// <summary>What is written goes out beside the page: the field is empty at once, keeps the keyboard, and loses nothing.</summary>
public sealed partial class SendingBesideTests(BrowserFixture browser, AppFixture app) : Journey(browser, app)
{
    [GeneratedRegex("Sent|Delivered|Read")]
    private static partial Regex TakenByMeta { get; }

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

        await Expect(mira.Page.Locator("#note")).ToHaveValueAsync("and since when");
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
        var held = await HoldAsync(mira, "**/replies*");

        await Field(mira).FillAsync(story);
        await mira.Page.Keyboard.PressAsync("Control+Enter");
        await mira.Page.Keyboard.TypeAsync("the end");
        await mira.Page.Keyboard.PressAsync("Control+Enter");
        held.SetResult();

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
        var (_, mira) = await MeetAsync("What is on the label?", "Jonas");
        mira.ExpectedStatus = 422;
        var held = await HoldAsync(mira, "**/replies*");

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
    public async Task All_files_of_what_was_refused_wait_in_the_draft()
    {
        var (_, mira) = await MeetAsync("Is there a plan of it?", "Jonas");
        mira.ExpectedStatus = 422;
        var held = await HoldAsync(mira, "**/replies*");
        var files = mira.Page.Locator("#files");

        await files.SetInputFilesAsync(Picture("plan.png"));
        await Field(mira).FillAsync(new string('y', 2_100));
        await mira.Page.Keyboard.PressAsync("Control+Enter");
        await files.SetInputFilesAsync(Picture("side.png"));
        await Field(mira).FillAsync("and from the side");
        await mira.Page.Keyboard.PressAsync("Control+Enter");
        await mira.Row("Jonas").First.ClickAsync();
        await Expect(mira.Page.Locator(".thread__title h2")).ToContainTextAsync("Jonas");
        held.SetResult();

        await Expect(mira.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("kept as a draft there");
        await mira.Row("Is there a plan of it?").ClickAsync();
        await Expect(Field(mira)).ToHaveValueAsync($"{new string('y', 2_100)}\nand from the side");
        await Expect(mira.Page.Locator("#kept-files > li")).ToHaveCountAsync(2);
    }

    [Fact]
    public async Task Where_the_draft_is_not_taken_either_the_words_wait_in_the_page()
    {
        var (_, mira) = await MeetAsync("Can I pick it up?", "Jonas");
        mira.ExpectedStatus = 422;
        var held = await HoldAsync(mira, "**/replies*");
        await mira.Page.RouteAsync("**/draft*", route => route.FulfillAsync(new() { Status = 422, Body = "" }));

        await mira.Page.Locator("#files").SetInputFilesAsync(Picture("map.png"));
        await Field(mira).FillAsync(new string('y', 2_100));
        await mira.Page.Keyboard.PressAsync("Control+Enter");
        await mira.Row("Jonas").First.ClickAsync();
        await Expect(mira.Page.Locator(".thread__title h2")).ToContainTextAsync("Jonas");
        held.SetResult();

        await Expect(mira.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("your words wait there");
        await mira.Row("Can I pick it up?").ClickAsync();
        await Expect(Field(mira)).ToHaveValueAsync(new string('y', 2_100));
        await Expect(mira.Page.Locator("#chosen-files")).ToContainTextAsync("map.png");
    }

    [Fact]
    public async Task A_refused_note_waits_in_the_page_too_before_what_was_begun_since()
    {
        var (_, mira) = await MeetAsync("Is it for here?", "Jonas");
        mira.ExpectedStatus = 422;
        foreach (var address in new[] { "**/notes*", "**/draft*" })
        {
            await mira.Page.RouteAsync(address, route => route.Request.Method == "POST"
                ? route.FulfillAsync(new() { Status = 422, Body = "" }) : route.ContinueAsync());
        }

        var held = await HoldAsync(mira, "**/notes*");
        await mira.Page.Locator("label.composer__kind:has(#kind-note)").ClickAsync();
        await mira.Page.Locator("#note").FillAsync("for us alone");
        await mira.Page.Keyboard.PressAsync("Control+Enter");
        await mira.Page.Locator("#note").FillAsync("begun since");
        await mira.Row("Jonas").First.ClickAsync();
        await Expect(mira.Page.Locator(".thread__title h2")).ToContainTextAsync("Jonas");
        held.SetResult();

        await Expect(mira.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("your words wait there");
        await mira.Row("Is it for here?").ClickAsync();
        await Expect(mira.Page.Locator("#note")).ToHaveValueAsync("for us alone\nbegun since");
    }

    [Fact]
    public async Task A_file_of_some_megabytes_goes_out()
    {
        var (_, mira) = await MeetAsync("Can you send me the catalogue?");
        var catalogue = new FilePayload
        {
            Name = "catalogue.pdf",
            MimeType = "application/pdf",
            Buffer = [.. SamplePictures.Pdf, .. new byte[3 * 1024 * 1024]],
        };

        await mira.Page.Locator("#files").SetInputFilesAsync(catalogue);
        await Field(mira).FillAsync("Here it is");
        await mira.Page.Keyboard.PressAsync("Control+Enter");

        var sent = mira.Page.Locator(".thread__messages .message--outgoing").Last;
        await Expect(sent).ToContainTextAsync("catalogue.pdf");
        await Expect(sent.Locator(".message__foot")).ToContainTextAsync(TakenByMeta);
    }

    [Fact]
    public async Task Chosen_files_wait_while_another_conversation_is_looked_at()
    {
        var (_, mira) = await MeetAsync("What does it look like?", "Jonas");

        await mira.Page.Locator("#files").SetInputFilesAsync(Picture("front.png"));
        await mira.Row("Jonas").First.ClickAsync();
        await Expect(mira.Page.Locator(".thread__title h2")).ToContainTextAsync("Jonas");
        await Expect(mira.Page.Locator("#chosen-files > li")).ToHaveCountAsync(0);
        await mira.Row("What does it look like?").ClickAsync();

        await Expect(mira.Page.Locator("#chosen-files")).ToContainTextAsync("front.png");
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
        await mira.GoToListOfAsync("Finn");
        await mira.Row("Finn").First.ClickAsync();
        await Expect(mira.Page.Locator(".composer__closed")).ToBeVisibleAsync();
        var url = mira.Page.Url;

        await mira.Page.Keyboard.PressAsync("r");
        await mira.Page.Keyboard.TypeAsync("nesjek");

        Assert.Equal(url, mira.Page.Url);
        await Expect(mira.Page.Locator(".composer__closed")).ToBeVisibleAsync();
        await Expect(mira.Page.Locator("#note")).ToBeHiddenAsync();
        await Expect(mira.Button("Close")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Enter_in_another_field_of_the_composer_sends_nothing_that_was_not_meant()
    {
        var (_, mira) = await MeetAsync("Is the birch shelf oiled?");
        await Field(mira).FillAsync("unfinished ans");
        await mira.Page.Locator("label.composer__kind:has(#kind-note)").ClickAsync();
        await mira.Page.Keyboard.TypeAsync("secret note");

        await mira.Page.Locator("#kind-note").FocusAsync();
        await mira.Page.Keyboard.PressAsync("Enter");
        await mira.Page.Locator("label.composer__kind:has([value=reply])").ClickAsync();
        await mira.Menu("More ways to send").ClickAsync();
        await mira.Menu("Send later…").ClickAsync();
        var at = mira.Page.Locator(".composer input[name=at]");
        await at.FillAsync(DateTime.UtcNow.AddHours(4).ToString("yyyy-MM-ddTHH:mm", System.Globalization.CultureInfo.InvariantCulture));
        await at.PressAsync("Enter");

        await Expect(mira.Page.Locator(".message--scheduled")).ToContainTextAsync("unfinished ans");
        await Expect(mira.Page.Locator("#note")).ToHaveValueAsync("secret note");
        await Expect(mira.Page.Locator(".message--unsent, .message--note")).ToHaveCountAsync(0);
        await mira.Button("Discard").ClickAsync();
    }

    [Fact]
    public async Task What_comes_back_leaves_the_keyboard_and_the_note_where_they_are()
    {
        var (_, mira) = await MeetAsync("How long is the tale of the chair?");
        mira.ExpectedStatus = 422;
        var held = await HoldAsync(mira, "**/replies*");
        var tale = new string('z', 2_100);
        await Field(mira).FillAsync(tale);
        await mira.Page.Keyboard.PressAsync("Control+Enter");
        await mira.Page.Locator("label.composer__kind:has(#kind-note)").ClickAsync();
        await mira.Page.Keyboard.TypeAsync("she is ");

        held.SetResult();
        await Expect(mira.Page.Locator(".composer__refusal")).ToContainTextAsync("at most 2,000 can be sent at once");
        await mira.Page.Keyboard.TypeAsync("annoying");

        await Expect(mira.Page.Locator("#note")).ToHaveValueAsync("she is annoying");
        await Expect(Field(mira)).ToHaveValueAsync(tale);
        await mira.Page.WaitForResponseAsync(answer => answer.Request.Method == "PUT");
        await mira.Page.ReloadAsync();
        await Expect(mira.Page.Locator("#note")).ToHaveValueAsync("she is annoying");
        await Expect(Field(mira)).ToHaveValueAsync(tale);
    }

    [Fact]
    public async Task What_was_sent_does_not_come_back_as_a_draft_and_what_was_begun_since_stays()
    {
        var (_, mira) = await MeetAsync("Is there a second floor?");
        await mira.Page.RunAndWaitForResponseAsync(
            () => mira.Page.Keyboard.TypeAsync("hello once"), answer => answer.Request.Method == "PUT");
        var held = await HoldAsync(mira, "**/replies*");
        await mira.Page.Keyboard.PressAsync("Control+Enter");

        // Its row says other words once they are sent.
        var row = mira.Page.Locator($"#{await mira.Row("Is there a second floor?").GetAttributeAsync("id")}");
        var own = await mira.Row("Is there a second floor?").GetAttributeAsync("id");
        var other = mira.Page.Locator(
            $"#{await mira.Page.Locator($".conversation-row:not(#{own})").First.GetAttributeAsync("id")} .conversation-row__link");
        await other.ClickAsync();
        await Expect(mira.Page.Locator($".thread reply-composer:not([data-conversation='{own!["conversation-".Length..]}'])"))
            .ToHaveCountAsync(1);
        await row.ClickAsync();
        await Expect(mira.Page.Locator(".message--unsent")).ToContainTextAsync("hello once");
        await Expect(Field(mira)).ToHaveValueAsync("");
        await mira.Page.RunAndWaitForResponseAsync(
            async () =>
            {
                await Field(mira).FillAsync("second begun");
                await other.ClickAsync();
            },
            answer => answer.Request.Method == "PUT");
        held.SetResult();
        await row.ClickAsync();

        await Expect(mira.Message("hello once")).ToHaveCountAsync(1);
        await mira.Page.ReloadAsync();
        await Expect(mira.Page.Locator(".message--outgoing")).ToHaveCountAsync(1);
        await Expect(Field(mira)).ToHaveValueAsync("second begun");
    }

    [Fact]
    public async Task Send_and_close_waits_for_what_was_written_before_it()
    {
        var (customer, mira) = await MeetAsync("Three questions");
        var held = await HoldAsync(mira, "**/replies*");
        foreach (var words in new[] { "one", "two" })
        {
            await mira.Page.Keyboard.TypeAsync(words);
            await mira.Page.Keyboard.PressAsync("Control+Enter");
        }

        await mira.Page.Keyboard.TypeAsync("three");
        await mira.Page.Keyboard.PressAsync("Control+Shift+Enter");
        held.SetResult();

        await customer.ReloadUntilVisibleAsync(customer.Page.GetByText("three").First);
        await Expect(mira.Page).ToHaveURLAsync(new Regex("/inbox$"));
        await mira.Page.GoBackAsync();
        await Expect(mira.Page.Locator(".message--outgoing .message__text")).ToHaveTextAsync(["one", "two", "three"]);
    }

    [Fact]
    public async Task A_draft_that_another_tab_has_sent_goes_and_what_was_written_on_is_a_message_of_its_own()
    {
        var (_, mira) = await MeetAsync("Do you deliver to Bremen?");
        await mira.Page.RunAndWaitForResponseAsync(
            () => Field(mira).PressSequentiallyAsync("We do"), answer => answer.Request.Method == "PUT" && answer.Ok);
        Visitor[] tabs = [await JoinAsync(mira.Page.Context), await JoinAsync(mira.Page.Context)];
        foreach (var tab in tabs)
        {
            await tab.GoAsync(mira.Page.Url);
            await Expect(Field(tab)).ToHaveValueAsync("We do");
        }

        await mira.Page.RunAndWaitForResponseAsync(
            () => Field(mira).PressSequentiallyAsync(", from Monday"), answer => answer.Request.Method == "PUT" && answer.Ok);
        await Field(tabs[0]).FocusAsync();
        await tabs[0].Page.Keyboard.PressAsync("Control+Enter");
        await Expect(tabs[0].Message("We do")).ToBeVisibleAsync();
        await Expect(tabs[0].Page.Locator(".composer__replaced")).ToContainTextAsync("We do, from Monday");

        await Expect(Field(tabs[1])).ToHaveValueAsync("");
        await Expect(mira.Message("We do")).ToBeVisibleAsync();
        await Expect(Field(mira)).ToHaveValueAsync("We do, from Monday");
        await Field(mira).FocusAsync();
        await mira.Page.Keyboard.PressAsync("Control+Enter");
        await Expect(mira.Page.Locator(".thread__messages .message--outgoing")).ToHaveCountAsync(2);
        await Expect(mira.Page.Locator(".composer__refusal")).ToHaveCountAsync(0);
        await Expect(Field(mira)).ToHaveValueAsync("");
    }

    [Fact]
    public async Task A_draft_is_kept_after_a_send_that_sent_nothing()
    {
        var (_, mira) = await MeetAsync("Is it kept?");

        await mira.Page.Keyboard.PressAsync("Control+Enter");
        await mira.Page.RunAndWaitForResponseAsync(
            () => mira.Page.Keyboard.TypeAsync("a long answer"), answer => answer.Request.Method == "PUT");

        await mira.Page.ReloadAsync();
        await Expect(Field(mira)).ToHaveValueAsync("a long answer");
    }

    [Fact]
    public async Task Who_is_signed_out_meanwhile_keeps_the_words_and_sends_them_after_signing_in_anew()
    {
        var (customer, mira) = await MeetAsync("Are you signed in?");
        mira.ExpectedStatus = 401;
        await mira.Page.Context.ClearCookiesAsync();

        await mira.Page.Keyboard.TypeAsync("many words");
        await mira.Page.Keyboard.PressAsync("Control+Enter");
        await Expect(mira.Page.Locator(".composer__refusal")).ToContainTextAsync("You are signed out.");
        await Expect(Field(mira)).ToHaveValueAsync("many words");
        await mira.SignInAsync("mira@habitat.example", Inbox.Web.Demo.DemoData.Password, "habitat");
        mira.ExpectedStatus = 400;
        await mira.Page.Keyboard.PressAsync("Control+Enter");

        await Expect(mira.Message("many words")).ToBeVisibleAsync();
        await customer.ReloadUntilVisibleAsync(customer.Page.GetByText("many words").First);
    }

    [Fact]
    public async Task A_server_in_trouble_gives_the_words_back_in_the_end_and_holds_up_nobody_else()
    {
        var (_, mira) = await MeetAsync("Is the server well?");
        (mira.ExpectedStatus, mira.ExpectsLostConnections) = (503, true);
        var id = new Uri(mira.Page.Url).AbsolutePath;
        await mira.Page.RouteAsync($"**{id}/replies*", route => route.FulfillAsync(new() { Status = 503 }));

        await mira.Page.Keyboard.TypeAsync("not now");
        await mira.Page.Keyboard.PressAsync("Control+Enter");
        await Expect(mira.Page.Locator(".message--unsent")).ToContainTextAsync("Waits for the connection");
        await Expect(mira.Page.Locator(".composer__refusal")).ToContainTextAsync("This could not be sent", new() { Timeout = 30_000 });

        await Expect(Field(mira)).ToHaveValueAsync("not now");
        await Expect(mira.Page.Locator(".message--unsent")).ToHaveCountAsync(0);
    }

    /// <summary>Requests to there wait until they are let go.</summary>
    private static async Task<TaskCompletionSource> HoldAsync(Visitor agent, string address)
    {
        var held = new TaskCompletionSource();
        await agent.Page.RouteAsync(address, async route =>
        {
            await held.Task;
            await route.FallbackAsync();
        });
        return held;
    }

    private static FilePayload Picture(string name) => new() { Name = name, MimeType = "image/png", Buffer = SamplePictures.Sofa };

    private static ILocator Field(Visitor agent) => agent.Page.GetByLabel("Your message");

    /// <summary>A customer who wrote, and an agent with the keyboard in the field for the answer.</summary>
    /// <param name="words">What somebody new writes, and Mira opens.</param>
    /// <param name="others">Whoever else must stand in her list.</param>
    private async Task<(Visitor Customer, Visitor Agent)> MeetAsync(string words, params string[] others)
    {
        var phone = await OpenAsync();
        var customer = await Customer.MeetAsync(phone);
        await customer.WriteAsync(words);
        var mira = await SignInAtHabitatAsync("mira");
        await (others.Length == 0 ? mira.GoAsync("/inbox") : mira.GoToListOfAsync([customer.Name, .. others]));
        await mira.ReloadUntilVisibleAsync(mira.Row(words));
        await mira.OpenAndReadAsync(words);
        await Field(mira).FocusAsync();
        return (phone, mira);
    }
}
