using System.Text.RegularExpressions;
using Inbox.BrowserTests.Support;
using Inbox.Testing;
using Microsoft.Playwright;

namespace Inbox.BrowserTests;

/// <summary>An agent writes: for colleagues, with what was written before, and with second thoughts.</summary>
public sealed class WritingTests(BrowserFixture browser, AppFixture app) : Journey(browser, app)
{
    [Fact]
    public async Task A_note_calls_a_colleague_and_what_was_begun_survives_a_reload()
    {
        var phone = await OpenAsync();
        var customer = await Customer.MeetAsync(phone);
        await customer.WriteAsync("Can the table be 10 cm shorter?");
        var anna = await OpenTalkAsync("anna", "Can the table be 10 cm shorter?");

        await anna.Page.GetByLabel("Your message").FillAsync("I ask the workshop");
        await anna.Page.Locator("label.composer__kind:has(#kind-note)").ClickAsync();
        var note = anna.Page.GetByLabel("Your note");
        await note.PressSequentiallyAsync("Please look, @to");
        await anna.Page.GetByRole(AriaRole.Option, new() { Name = "Tom" }).ClickAsync();
        await anna.Page.Keyboard.PressAsync("Control+Enter");

        await Expect(anna.Page.Locator(".message--note .mention")).ToContainTextAsync("@Tom");
        await Expect(anna.Page.GetByLabel("Your message")).ToHaveValueAsync("I ask the workshop");
        await anna.Page.Locator("label.composer__kind:has([value=reply])").ClickAsync();
        await anna.Page.RunAndWaitForResponseAsync(
            () => anna.Page.GetByLabel("Your message").FillAsync("I ask the workshop today"),
            answer => answer.Request.Method == "PUT"
                && answer.Request.PostData?.Contains("workshop+today", StringComparison.Ordinal) == true);
        await Expect(anna.Page.Locator(".composer__kept")).ToContainTextAsync("Draft kept");
        await anna.Page.ReloadAsync();
        await Expect(anna.Page.GetByLabel("Your message")).ToHaveValueAsync("I ask the workshop today");
        await Expect(anna.Page.Locator(".conversation-row__draft").First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_saved_reply_is_put_in_by_its_shortcut_and_what_was_sent_is_taken_back()
    {
        var phone = await OpenAsync();
        var customer = await Customer.MeetAsync(phone);
        await customer.WriteAsync("When are you open?");
        var anna = await OpenTalkAsync("anna", "When are you open?");
        await anna.GoAsync("/settings/saved-replies/new");
        await anna.Page.Locator("#shortcut").FillAsync("opening");
        await anna.Page.Locator("textarea#text").FillAsync("Hello, we are open until six.");
        await anna.Button("Save").ClickAsync();
        await anna.GoAsync("/account#sending");
        await anna.Page.GetByText("10 seconds").ClickAsync();
        await Expect(anna.Page.Locator("#sending .auto-save__status")).ToHaveTextAsync("Saved.");
        await anna.GoAsync("/inbox");
        await anna.Row("When are you open?").ClickAsync();

        var text = anna.Page.GetByLabel("Your message");
        await text.PressSequentiallyAsync("/open");
        await Expect(anna.Page.GetByRole(AriaRole.Option).First).ToContainTextAsync("/opening");
        await anna.Page.Keyboard.PressAsync("Enter");
        await Expect(text).ToHaveValueAsync("Hello, we are open until six.");
        await anna.Page.Keyboard.PressAsync("Control+Enter");
        await anna.Button("Undo").ClickAsync();

        await Expect(anna.Page.Locator(".message--scheduled")).ToHaveCountAsync(0);
        await Expect(text).ToHaveValueAsync("Hello, we are open until six.");
    }

    /// <summary>Safari sends that Enter after the composition, as key code 229.</summary>
    [Fact]
    public async Task The_Enter_that_ends_a_composition_chooses_and_sends_nothing()
    {
        const string Compose = """
            (field) => field.dispatchEvent(
                new KeyboardEvent("keydown", { key: "Enter", keyCode: 229, ctrlKey: field.id === "text" && !field.value.endsWith("/"),
                    bubbles: true, cancelable: true }))
            """;
        var phone = await OpenAsync();
        var customer = await Customer.MeetAsync(phone);
        await customer.WriteAsync("How long does it take?");
        var mira = await OpenTalkAsync("mira", "How long does it take?");
        var text = mira.Page.GetByLabel("Your message");

        await text.PressSequentiallyAsync("/");
        await Expect(mira.Page.GetByRole(AriaRole.Option).First).ToBeVisibleAsync();
        await text.EvaluateAsync(Compose);
        await Expect(text).ToHaveValueAsync("/");
        await text.FillAsync("two weeks");
        await text.EvaluateAsync(Compose);
        await Expect(text).ToHaveValueAsync("two weeks");
        await mira.Page.Keyboard.PressAsync("Control+k");
        var bar = mira.Page.Locator("dialog[open] input");
        await bar.FillAsync("Settings");
        await Expect(mira.Page.Locator("dialog[open] [role=option]").First).ToBeVisibleAsync();
        await bar.EvaluateAsync(Compose);
        await Expect(bar).ToBeVisibleAsync();
        await Expect(mira.Page.Locator(".message--outgoing, .message--unsent")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Choices_stay_while_the_thread_is_renewed_and_those_asked_for_meanwhile_come()
    {
        var phone = await OpenAsync();
        var customer = await Customer.MeetAsync(phone);
        await customer.WriteAsync("Where is the key?");
        var (mira, anna) = (
            await OpenTalkAsync("mira", "Where is the key?"), await OpenTalkAsync("anna", "Where is the key?"));
        var options = mira.Page.GetByRole(AriaRole.Option);
        var text = mira.Page.GetByLabel("Your message");
        await text.PressSequentiallyAsync("/");
        await Expect(options).Not.ToHaveCountAsync(0);

        await anna.Assignee.ClickAsync();
        await anna.Button("Take it yourself").ClickAsync();
        await Expect(mira.Assignee).ToContainTextAsync("Anna");

        await Expect(options).Not.ToHaveCountAsync(0);
        await Expect(text).ToBeFocusedAsync();
    }

    [Fact]
    public async Task What_was_deleted_does_not_come_back_with_a_thread_that_was_renewed_meanwhile()
    {
        var phone = await OpenAsync();
        var customer = await Customer.MeetAsync(phone);
        await customer.WriteAsync("Has it a balcony?");
        var (mira, anna) = (
            await OpenTalkAsync("mira", "Has it a balcony?"), await OpenTalkAsync("anna", "Has it a balcony?"));
        var text = mira.Page.GetByLabel("Your message");
        await text.FillAsync("It has none");
        await Expect(mira.Page.Locator(".composer__kept")).ToContainTextAsync("Draft");

        // The server does not know yet that it was deleted.
        var draft = new TaskCompletionSource();
        await mira.Page.RouteAsync(new Regex("/draft$"), async route =>
        {
            await draft.Task;
            await route.ContinueAsync();
        });
        await text.FillAsync("");
        await anna.Assignee.ClickAsync();
        await anna.Button("Take it yourself").ClickAsync();
        await Expect(mira.Assignee).ToContainTextAsync("Anna");
        await Expect(text).ToHaveValueAsync("");

        // It knows, and the page that comes was made before that.
        var page = new TaskCompletionSource();
        var isMade = new TaskCompletionSource();
        await mira.Page.RouteAsync(new Regex(@"/thread(\?|$)"), async route =>
        {
            var made = await route.FetchAsync();
            isMade.TrySetResult();
            await page.Task;
            await route.FulfillAsync(new() { Response = made });
        });
        await anna.Assignee.ClickAsync();
        await anna.Button("Unassign").ClickAsync();
        await isMade.Task;
        await mira.Page.RunAndWaitForResponseAsync(() =>
        {
            draft.SetResult();
            return Task.CompletedTask;
        }, answer => new Regex("/draft$").IsMatch(answer.Url));
        page.SetResult();
        await Expect(mira.Assignee).Not.ToContainTextAsync("Anna");
        await Expect(text).ToHaveValueAsync("");
    }

    [Fact]
    public async Task The_file_of_a_saved_reply_goes_only_where_it_was_chosen_and_stands_above_the_text()
    {
        var phone = await OpenAsync();
        var customer = await Customer.MeetAsync(phone);
        await customer.WriteAsync("Which colours are there?");
        var mira = await OpenTalkAsync("mira", "Which colours are there?");
        await mira.GoAsync("/settings/saved-replies/new");
        await mira.Page.Locator("#shortcut").FillAsync("colours");
        await mira.Page.Locator("textarea#text").FillAsync("These are our colours.");
        await mira.Page.Locator("#files").SetInputFilesAsync(
            new FilePayload { Name = "colours.png", MimeType = "image/png", Buffer = SamplePictures.Sofa });
        await mira.Button("Save").ClickAsync();
        await mira.GoAsync("/inbox");
        await mira.Row("Which colours are there?").ClickAsync();

        var text = mira.Page.GetByLabel("Your message");
        var chip = mira.Page.Locator(".composer__chosen");
        await text.PressSequentiallyAsync("We have it for 10 /");
        await Expect(mira.Page.GetByRole(AriaRole.Option).Filter(new() { HasText = "/colours" })).ToBeVisibleAsync();
        await mira.Page.Keyboard.PressAsync("Escape");
        await mira.Page.Keyboard.PressAsync("Backspace");
        await text.PressSequentiallyAsync("euros.");
        await mira.Page.Keyboard.PressAsync("Control+Enter");
        await Expect(mira.Page.Locator(".message--unsent")).ToHaveCountAsync(0);
        await Expect(mira.Message("We have it for 10 euros.")).ToBeVisibleAsync();
        await Expect(mira.Page.Locator(".message--outgoing .picture")).ToHaveCountAsync(0);

        await text.PressSequentiallyAsync("/colours");
        await Expect(mira.Page.GetByRole(AriaRole.Option)).ToHaveCountAsync(1);
        await mira.Page.Keyboard.PressAsync("Enter");
        await Expect(chip).ToContainTextAsync("colours.png");
        await Expect(chip.Locator("img")).ToBeVisibleAsync();
        Assert.True(
            await chip.EvaluateAsync<bool>(
                "chip => chip.getBoundingClientRect().bottom <= document.querySelector('textarea[name=text]').getBoundingClientRect().top"),
            "The file stands above the text");
        await Expect(chip.GetByRole(AriaRole.Checkbox, new() { Name = "colours.png" })).ToBeCheckedAsync();
        await chip.GetByTitle("Leave out colours.png").ClickAsync();
        await Expect(chip).ToHaveCountAsync(0);
        await Expect(text).ToBeFocusedAsync();

        await text.FillAsync("");
        await text.PressSequentiallyAsync("/colours");
        await Expect(mira.Page.GetByRole(AriaRole.Option)).ToHaveCountAsync(1);
        await mira.Page.Keyboard.PressAsync("Enter");
        await Expect(chip).ToHaveCountAsync(1);
        await mira.Page.Keyboard.PressAsync("Control+Enter");
        await Expect(mira.Page.Locator(".message--outgoing .picture")).ToHaveCountAsync(1);
        await Expect(chip).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task What_is_sent_later_is_held_when_they_write_first()
    {
        var phone = await OpenAsync();
        var customer = await Customer.MeetAsync(phone);
        await customer.WriteAsync("I think about it");
        var anna = await OpenTalkAsync("anna", "I think about it");
        await anna.Page.GetByLabel("Your message").FillAsync("And, what do you say?");
        await anna.Menu("More ways to send").ClickAsync();
        await anna.Menu("Send later…").ClickAsync();
        await anna.Page.Locator(".composer button[name=later][value=later]").ClickAsync();
        await Expect(anna.Page.Locator(".message--scheduled")).ToContainTextAsync("Will be sent");

        await customer.WriteAsync("I take it");

        await Expect(anna.Page.Locator(".message--scheduled")).ToContainTextAsync("Held: they wrote first");
        await anna.Button("Discard").ClickAsync();
        await Expect(anna.Page.Locator(".message--scheduled")).ToHaveCountAsync(0);
    }

    private async Task<Visitor> OpenTalkAsync(string agent, string words)
    {
        var visitor = await SignInAtHabitatAsync(agent);
        await visitor.GoAsync("/inbox");
        await visitor.ReloadUntilVisibleAsync(visitor.Row(words));
        await visitor.OpenAndReadAsync(words);
        return visitor;
    }
}
