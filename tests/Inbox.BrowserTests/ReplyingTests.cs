using System.Text.RegularExpressions;
using Inbox.BrowserTests.Support;
using Inbox.Web.Demo;
using Microsoft.Playwright;

namespace Inbox.BrowserTests;

/// <summary>An agent answers, and the customer has the answer.</summary>
public sealed class ReplyingTests(BrowserFixture browser, AppFixture app) : Journey(browser, app)
{
    [Fact]
    public async Task A_customer_writes_an_agent_answers_by_keyboard_and_the_customer_reads_it()
    {
        var phone = await OpenAsync();
        var customer = await Customer.MeetAsync(phone);
        await customer.WriteAsync("Do you deliver on Saturday?");
        var anna = await SignInAtHabitatAsync("anna");
        await anna.GoAsync("/inbox");
        await anna.ReloadUntilVisibleAsync(anna.Row("Do you deliver on Saturday?"));
        await anna.OpenAndReadAsync("Do you deliver on Saturday?");

        await anna.Page.GetByLabel("Your message").FillAsync("Yes, until six.");
        await anna.Page.Keyboard.PressAsync("Control+Enter");

        await Expect(anna.Message("Yes, until six.")).ToBeVisibleAsync();
        await anna.ReloadUntilVisibleAsync(
            anna.Message("Yes, until six.").Locator(".status-tick--sent, .status-tick--delivered, .status-tick--read"));
        await phone.ReloadUntilVisibleAsync(phone.Page.GetByText("Yes, until six.").First);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_message_is_quoted_dropped_and_quoted_again(bool hasScripts)
    {
        var phone = await OpenAsync();
        var customer = await Customer.MeetAsync(phone);
        await customer.WriteAsync("Which bus goes to you?");
        var tom = await OpenAsync(Window.Desk with { HasScripts = hasScripts });
        await tom.GoAsync("/inbox");
        await tom.SignInByPageAsync("tom@habitat.example", DemoData.Password);
        await Expect(tom.Page).ToHaveURLAsync(new Regex("/inbox$"));
        await tom.ReloadUntilVisibleAsync(tom.Row("Which bus goes to you?"));
        await tom.Row("Which bus goes to you?").ClickAsync();
        var reply = tom.Message("Which bus goes to you?").GetByRole(AriaRole.Link, new() { Name = "Reply to this message" });
        var answering = tom.Page.GetByRole(AriaRole.Group, new() { Name = "The message that is answered" });
        var text = tom.Page.GetByLabel("Your message");
        if (hasScripts)
        {
            await text.FillAsync("Number 7.");
        }

        await reply.ClickAsync();
        await Expect(answering).ToContainTextAsync("Which bus goes to you?");
        await answering.GetByRole(AriaRole.Link, new() { Name = "Answer without quoting" }).ClickAsync();
        await Expect(answering).ToHaveCountAsync(0);
        await reply.ClickAsync();
        await Expect(answering).ToBeVisibleAsync();
        await Expect(text).ToHaveValueAsync(hasScripts ? "Number 7." : "");
        await text.FillAsync("Number 7.");
        await tom.Button("Send").ClickAsync();

        await Expect(tom.Message("Number 7.").Locator(".quote")).ToContainTextAsync("Which bus goes to you?");
        await Expect(answering).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_file_that_cannot_be_sent_is_left_out_before_anything_is_uploaded()
    {
        var anna = await SignInAtHabitatAsync("anna");
        await anna.GoToListOfAsync("Jonas");
        await anna.OpenAndReadAsync("Jonas");

        using var folder = new TemporaryFolder();
        string[] files = [folder.Add("price list.exe", 1), folder.Add("lamp.png", 1), folder.Add("film.mp4", (25 * 1024 * 1024) + 1)];
        await anna.Page.GetByLabel("Add pictures and files").SetInputFilesAsync(files);

        var problem = anna.Page.Locator(".composer__problem");
        await Expect(problem).ToContainTextAsync("price list.exe was left out: Messenger does not take this kind of file.");
        await Expect(problem).ToContainTextAsync("film.mp4 is larger than 25 MB and was left out.");
        var kept = await anna.Page.GetByLabel("Add pictures and files")
            .EvaluateAsync<string[]>("input => [...input.files].map((file) => file.name)");
        Assert.Equal(["lamp.png"], kept);
        var chosen = anna.Page.GetByRole(AriaRole.List, new() { Name = "Files that go with it" });
        await Expect(chosen).ToContainTextAsync("lamp.png");

        await anna.Button("Leave out lamp.png").ClickAsync();
        await Expect(chosen).ToBeHiddenAsync();
        await Expect(anna.Page.GetByLabel("Add pictures and files")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task A_picture_that_Instagram_would_refuse_is_left_out_before_anything_is_uploaded()
    {
        var anna = await SignInAtHabitatAsync("anna");
        await anna.GoAsync("/inbox");
        await anna.OpenAndReadAsync("Maximiliane");
        using var folder = new TemporaryFolder();

        await anna.Page.GetByLabel("Add pictures and files").SetInputFilesAsync(
            [folder.Add("large.png", (8 * 1024 * 1024) + 1), folder.Add("film.mp4", 9 * 1024 * 1024)]);

        await Expect(anna.Page.Locator(".composer__problem"))
            .ToHaveTextAsync("large.png was left out: Instagram takes pictures of up to 8 MB.");
        await Expect(anna.Page.Locator("#chosen-files > li")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task More_files_than_one_answer_takes_are_left_out_before_anything_is_uploaded()
    {
        var anna = await SignInAtHabitatAsync("anna");
        await anna.GoToListOfAsync("Jonas");
        await anna.OpenAndReadAsync("Jonas");
        using var folder = new TemporaryFolder();
        var input = anna.Page.GetByLabel("Add pictures and files");
        var problem = anna.Page.Locator(".composer__problem");

        await input.SetInputFilesAsync([.. Enumerable.Range(0, 12).Select(number => folder.Add($"{number}.png", 1))]);
        await Expect(problem).ToHaveTextAsync("At most 10 files go with one answer.");
        Assert.Equal(10, await input.EvaluateAsync<int>("input => input.files.length"));

        await input.SetInputFilesAsync([.. Enumerable.Range(0, 6).Select(number => folder.Add($"{number}.mp4", 22 * 1024 * 1024))]);
        await Expect(problem).ToHaveTextAsync("5.mp4 was left out: together the files are larger than 125 MB.");
        Assert.Equal(5, await input.EvaluateAsync<int>("input => input.files.length"));
    }

    [Fact]
    public async Task What_is_left_is_counted_while_writing_and_too_much_is_offered_in_parts()
    {
        var anna = await SignInAtHabitatAsync("anna");
        anna.ExpectedStatus = 422;
        await anna.GoAsync("/inbox");
        await anna.OpenAndReadAsync("Maximiliane");
        var left = anna.Page.Locator(".composer__left");
        await Expect(left).ToBeHiddenAsync();

        await anna.Page.GetByLabel("Your message").FillAsync(new string('ä', 399));
        await Expect(left).ToBeHiddenAsync();
        await anna.Page.GetByLabel("Your message").FillAsync(new string('ä', 400));
        await Expect(left).ToBeVisibleAsync();
        await Expect(left).ToHaveTextAsync("200 left");

        await anna.Page.GetByLabel("Your message").FillAsync(new string('x', 1100));
        await Expect(left).ToHaveTextAsync("-100 left");
        await anna.Button("Send").ClickAsync();
        await Expect(anna.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("at most 1,000 can be sent at once");
        await Expect(anna.Button("Send in 2 parts")).ToBeVisibleAsync();
    }
}
