using Inbox.BrowserTests.Support;
using Inbox.Testing;

namespace Inbox.BrowserTests;

/// <summary>Keys act on what is chosen, where something is, and say so where they could not.</summary>
public sealed class ChosenTests(BrowserFixture browser, AppFixture app) : Journey(browser, app)
{
    [Fact]
    public async Task With_several_chosen_a_key_acts_on_them_and_the_count_is_true()
    {
        var anna = await BeginAsync("First", "Second", "Third", "Fourth");
        await anna.Page.Keyboard.PressAsync("j");
        await Expect(anna.Message("Fourth")).ToBeVisibleAsync();
        foreach (var key in new[] { "x", "j", "x" })
        {
            await anna.Page.Keyboard.PressAsync(key);
        }

        await Expect(anna.Message("Third")).ToBeVisibleAsync();
        await Expect(anna.Page.Locator("bulk-count")).ToHaveTextAsync("2 chosen");
        await anna.Page.Keyboard.PressAsync("e");

        await Expect(anna.Page.Locator(".inbox-toast")).ToContainTextAsync("2 conversations closed");
        await Expect(anna.Page.Locator(".conversation-row")).ToHaveCountAsync(2);
        await Expect(anna.Row("Third")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task What_was_closed_before_is_not_taken_back_in_place_of_what_was_just_done()
    {
        var anna = await BeginAsync("First", "Second");
        await anna.Page.Keyboard.PressAsync("j");
        await Expect(anna.Message("Second")).ToBeVisibleAsync();
        await anna.Page.Keyboard.PressAsync("e");
        await Expect(anna.Message("First")).ToBeVisibleAsync();
        await Expect(anna.Button("Undo")).ToBeVisibleAsync();

        await anna.Page.Keyboard.PressAsync("a");
        await anna.Button("Take it yourself").ClickAsync();

        await Expect(anna.Assignee).ToContainTextAsync("You");
        await Expect(anna.Button("Undo")).ToHaveCountAsync(0);
        await anna.Page.Keyboard.PressAsync("Shift+Z");
        await Expect(anna.Row("Second")).ToHaveCountAsync(0);
        await Expect(anna.Message("First")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Offline_it_is_said_that_an_act_was_not_done()
    {
        var anna = await BeginAsync("First");
        await anna.Page.Keyboard.PressAsync("j");
        await Expect(anna.Message("First")).ToBeVisibleAsync();
        anna.ExpectsLostConnections = true;
        await anna.Page.Context.SetOfflineAsync(true);

        await anna.Page.Keyboard.PressAsync("e");

        await Expect(anna.Page.Locator("#refusal")).ToContainTextAsync("Not done: the connection is gone.");
        await Expect(anna.Button("Close").First).ToBeVisibleAsync();
        await anna.Page.Context.SetOfflineAsync(false);
        await Expect(anna.Page.Locator("#refusal")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task Capitals_by_Caps_Lock_are_the_same_keys()
    {
        var anna = await BeginAsync("First", "Second");

        await anna.Page.EvaluateAsync("document.body.dispatchEvent(new KeyboardEvent('keydown', "
            + "{ key: 'J', code: 'KeyJ', modifierCapsLock: true, bubbles: true, cancelable: true }))");

        await Expect(anna.Message("Second")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task The_answer_goes_on_behind_what_was_begun_and_chosen_files_are_not_dropped_unasked()
    {
        var anna = await BeginAsync("First");
        await anna.Page.Keyboard.PressAsync("j");
        await anna.Page.GetByLabel("Your message").FillAsync("It is");
        await Expect(anna.Page.Locator("draft-keeper")).ToContainTextAsync("Draft");
        await anna.Page.ReloadAsync();
        await anna.Page.WaitForFunctionAsync("() => Boolean(customElements.get('inbox-live') && customElements.get('command-bar'))");

        await anna.Page.Keyboard.PressAsync("r");
        await anna.Page.Keyboard.TypeAsync(" there");
        await Expect(anna.Page.GetByLabel("Your message")).ToHaveValueAsync("It is there");

        await anna.Page.Locator("#files").SetInputFilesAsync(new Microsoft.Playwright.FilePayload
        {
            Name = "sofa.png",
            MimeType = "image/png",
            Buffer = SamplePictures.Sofa,
        });
        var asked = new TaskCompletionSource<string>();
        anna.Page.Dialog += (_, dialog) =>
        {
            asked.TrySetResult(dialog.Type);
            _ = dialog.AcceptAsync();
        };
        await anna.Page.EvaluateAsync("setTimeout(() => location.reload())");
        Assert.Equal("beforeunload", await asked.Task.WaitAsync(TimeSpan.FromSeconds(20)));
        await Expect(anna.Message("First")).ToBeVisibleAsync();
    }

    /// <summary>An agent whose list has these, the last on top.</summary>
    private async Task<Visitor> BeginAsync(params string[] questions)
    {
        var organization = await TestOrganization.CreateAsync(App);
        var (_, email) = await organization.AddAgentAsync();
        foreach (var question in questions)
        {
            await App.ReceiveAsync(Payload.Text(organization.PageId, TestOrganization.NextId(), question));
        }

        var anna = await SignInAsync(email);
        await anna.GoAsync("/inbox");
        await anna.Page.WaitForFunctionAsync("() => Boolean(customElements.get('inbox-live') && customElements.get('command-bar'))");
        return anna;
    }
}
