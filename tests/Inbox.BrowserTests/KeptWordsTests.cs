using Inbox.BrowserTests.Support;
using Inbox.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace Inbox.BrowserTests;

/// <summary>What is half written stays, whatever comes in between.</summary>
public sealed class KeptWordsTests(BrowserFixture browser, AppFixture app) : Journey(browser, app)
{
    [Fact]
    public async Task Words_that_were_taken_back_stand_before_what_was_begun_since()
    {
        var (organization, anna) = await OpenAsync("When are you open?");
        await App.WithDbAsync(
            organization.Id, db => db.Agents.Where(a => a.UndoSeconds == 0).ExecuteUpdateAsync(a => a.SetProperty(x => x.UndoSeconds, 30)));
        await anna.Page.ReloadAsync();
        await Field(anna).FillAsync("Short answer");
        await anna.Page.Keyboard.PressAsync("Control+Enter");
        await Expect(anna.Button("Undo")).ToBeVisibleAsync();
        await Field(anna).PressSequentiallyAsync("and now a longer second message");

        await anna.Button("Undo").ClickAsync();

        await Expect(Field(anna)).ToHaveValueAsync("Short answer\n\nand now a longer second message");
        await Expect(Field(anna)).ToBeFocusedAsync();
        await Expect(anna.Page.Locator(".composer__replaced")).ToHaveCountAsync(0);
        await anna.Page.RunAndWaitForResponseAsync(
            () => Field(anna).PressSequentiallyAsync("!"), answer => answer.Request.Method == "PUT" && answer.Ok);
        await anna.Page.ReloadAsync();
        await Expect(Field(anna)).ToHaveValueAsync("Short answer\n\nand now a longer second message!");
    }

    [Fact]
    public async Task A_note_that_could_not_be_kept_is_there_again_after_another_conversation()
    {
        var (organization, anna) = await OpenAsync("Is the lamp back?");
        await App.ReceiveAsync(Payload.Text(organization.PageId, TestOrganization.NextId(), "Another one"));
        anna.ExpectedStatus = 500;
        await anna.Page.RouteAsync("**/draft*", route => route.FulfillAsync(new() { Status = 500 }));
        await anna.Page.Locator("label.composer__kind:has(#kind-note)").ClickAsync();
        await anna.Page.Keyboard.TypeAsync("Ask the workshop");
        await Expect(anna.Page.Locator(".composer__kept")).ToContainTextAsync("Not kept");

        await anna.Row("Another one").ClickAsync();
        await Expect(anna.Message("Another one")).ToBeVisibleAsync();
        await anna.Row("Is the lamp back?").ClickAsync();
        await Expect(anna.Message("Is the lamp back?")).ToBeVisibleAsync();

        await Expect(anna.Page.Locator("#note")).ToHaveValueAsync("Ask the workshop");
    }

    [Fact]
    public async Task Files_that_are_chosen_a_second_time_come_to_those_before()
    {
        var (_, anna) = await OpenAsync("Pictures, please");
        var files = anna.Page.Locator("file-drop input[type=file]");

        foreach (var name in new[] { "one.txt", "two.txt" })
        {
            var chooser = await anna.Page.RunAndWaitForFileChooserAsync(() => files.EvaluateAsync("input => input.click()"));
            await chooser.SetFilesAsync(new FilePayload { Name = name, MimeType = "text/plain", Buffer = "words"u8.ToArray() });
        }

        Assert.Equal(["one.txt", "two.txt"], await files.EvaluateAsync<string[]>("input => [...input.files].map(file => file.name)"));
    }

    [Fact]
    public async Task A_refused_act_is_said_over_the_page_which_keeps_what_is_written()
    {
        var (_, anna) = await OpenAsync("Later, please");
        await Field(anna).FillAsync("Half a sentence");
        anna.ExpectedStatus = 422;
        var address = anna.Page.Url;

        await anna.Page.EvaluateAsync(
            """
            const form = document.querySelector(".thread form[action*='/snooze']");
            const choice = Object.assign(document.createElement("button"), { name: "choice", value: "own" });
            form.append(choice);
            form.requestSubmit(choice);
            """);

        await Expect(anna.Page.GetByRole(AriaRole.Dialog, new() { Name = "Choose a moment to come" })).ToBeVisibleAsync();
        await anna.Page.Keyboard.PressAsync("Escape");
        await Expect(Field(anna)).ToHaveValueAsync("Half a sentence");
        Assert.Equal(address, anna.Page.Url);
        await anna.Page.GoBackAsync();
        await Expect(anna.Heading("No conversation chosen")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_quote_goes_when_its_message_is_taken_back_and_the_answer_stays()
    {
        var organization = await TestOrganization.CreateAsync(App);
        var (person, mid) = (TestOrganization.NextId(), Payload.NewMid());
        await App.ReceiveAsync(Payload.Text(organization.PageId, person, "SECRET to be unsent", mid));
        var anna = await OpenAsync(organization, "SECRET to be unsent");
        await anna.Message("SECRET to be unsent").HoverAsync();
        await anna.Message("SECRET to be unsent").Locator(".message__reply").ClickAsync();
        await Expect(anna.Page.Locator(".composer__answering")).ToContainTextAsync("SECRET");
        await Field(anna).FillAsync("My answer");

        await App.ReceiveAsync(Payload.Envelope("page", Payload.Entry(organization.PageId, new
        {
            sender = new { id = person },
            recipient = new { id = organization.PageId },
            timestamp = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds(),
            message = new { mid, is_deleted = true },
        })));

        await Expect(anna.Page.Locator(".composer__answering")).ToHaveCountAsync(0);
        await Expect(Field(anna)).ToHaveValueAsync("My answer");
        await Expect(anna.Page.Locator("main")).Not.ToContainTextAsync("SECRET");
    }

    private static ILocator Field(Visitor agent) => agent.Page.GetByLabel("Your message");

    private async Task<(TestOrganization Organization, Visitor Anna)> OpenAsync(string question)
    {
        var organization = await TestOrganization.CreateAsync(App);
        await App.ReceiveAsync(Payload.Text(organization.PageId, TestOrganization.NextId(), question));
        return (organization, await OpenAsync(organization, question));
    }

    private async Task<Visitor> OpenAsync(TestOrganization organization, string question)
    {
        var (_, email) = await organization.AddAgentAsync();
        var anna = await SignInAsync(email);
        await anna.GoAsync("/inbox");
        await anna.OpenAndReadAsync(question);
        return anna;
    }
}
