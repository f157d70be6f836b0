using Inbox.BrowserTests.Support;
using Inbox.Testing;
using Inbox.Web.Conversations;
using Inbox.Web.Demo;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace Inbox.BrowserTests;

/// <summary>An agent's morning: the demo's eight conversations are dealt with by keyboard, and the keystrokes are counted.</summary>
public sealed class MorningTests(BrowserFixture browser, AppFixture app)
{
    private const double MostKeystrokes = 2.5;

    [Fact]
    public async Task Eight_conversations_are_answered_closed_handed_over_noted_and_snoozed_with_few_keystrokes()
    {
        await using var demo = InboxApp.Start(
            await app.NewDatabaseAsync(), null, ("Demo:Enabled", "true"), ("Simulator:Enabled", "true"), ("Meta:GraphAddress", null));
        await using var anna = await Visitor.OpenAsync(browser.Browser, demo.Address, Window.Desk);
        await anna.SignInAsync("anna@habitat.example", DemoData.Password, "habitat");
        await anna.GoAsync("/inbox");
        await anna.Page.WaitForFunctionAsync("() => Boolean(customElements.get('inbox-live') && customElements.get('command-bar'))");
        var morning = new Keystrokes(anna.Page);

        await morning.PressAsync("j");
        await morning.AnswerAndCloseAsync("Maximiliane Freifrau von Hohenstein-Wittelsbach", "It is on its way to you.");

        await morning.SeeAsync("Jonas Petersen");
        await morning.PressAsync("z", "Enter");

        await morning.AnswerAndCloseAsync("ياسمين الحسيني", "نعم، يوم الجمعة.");

        await morning.SeeAsync("Chidinma Okonkwo");
        await morning.PressAsync("n");
        await morning.WriteAsync("I would say yes. Do you tell her?");
        await morning.PressAsync("Control+Enter");
        await Assertions.Expect(anna.Page.Locator(".thread__messages")).ToContainTextAsync("I would say yes.");
        await morning.PressAsync("Escape");
        await morning.PressOnceHeardAsync("j", "Lê Thị Thanh Hương");

        await morning.SeeAsync("Lê Thị Thanh Hương");
        await morning.PressAsync("a", "m", "Enter");
        await Assertions.Expect(anna.Assignee).ToContainTextAsync("Mira");
        await morning.PressAsync("j");

        await morning.SeeAsync("Messenger user 4821");
        await morning.PressAsync("e");

        await morning.AnswerAndCloseAsync("Ольга Никитина", "Хорошего дня!");

        await morning.SeeAsync("Finn O’Sullivan");
        await morning.PressAsync("e");
        await Assertions.Expect(anna.Page.Locator(".inbox-toast")).ToBeVisibleAsync();

        await AssertDoneAsync(demo);
        Assert.True(morning.Count / 8.0 <= MostKeystrokes, $"{morning.Count} keystrokes for 8 conversations");
        TestContext.Current.SendDiagnosticMessage($"A morning of eight conversations took {morning.Count} keystrokes besides the words");
        string[] complaints = [.. anna.Complaints, .. demo.Log.TakeErrors()];
        Assert.True(complaints.Length == 0, string.Join('\n', complaints));
    }

    private static async Task AssertDoneAsync(InboxApp demo)
    {
        var habitat = await demo.WithDbAsync(
            organizationId: null, db => db.Organizations.Where(o => o.Slug == "habitat").Select(o => o.Id).SingleAsync());
        await Eventually.TrueAsync(() => demo.WithDbAsync(habitat, async db =>
            await db.Messages.CountAsync(m => m.AuthorId != null && m.Mid != null) == 3));
        string[] left = ["Jonas Petersen Snoozed", "Chidinma Okonkwo Open", "Lê Thị Thanh Hương Open"];
        await Eventually.TrueAsync(async () => left.SequenceEqual(await demo.WithDbAsync(habitat, db => (
            from conversation in db.Conversations
            join contact in db.Contacts on conversation.ContactId equals contact.Id
            where conversation.Status != ConversationStatus.Closed
            orderby conversation.LastMessageAt descending
            select $"{contact.Name} {conversation.Status}").ToListAsync())));
    }

    /// <summary>What is pressed is counted; words are not, since they are what the work is.</summary>
    private sealed class Keystrokes(IPage page)
    {
        public int Count { get; private set; }

        public Task SeeAsync(string contact) =>
            Assertions.Expect(page.Locator(".thread:not([inert]) .thread__title h2")).ToHaveTextAsync(contact);

        public async Task PressAsync(params string[] keys)
        {
            foreach (var key in keys)
            {
                await page.Keyboard.PressAsync(key);
                Count++;
            }
        }

        /// <summary>After a send single keys rest for a moment, which is shorter than a person's pause: it counts as one.</summary>
        public async Task PressOnceHeardAsync(string key, string contact)
        {
            Count++;
            await Eventually.TrueAsync(async () =>
            {
                await page.Keyboard.PressAsync(key);
                var chosen = await page.Locator(".conversation-row__link[aria-current]").TextContentAsync();
                return chosen!.Contains(contact, StringComparison.Ordinal);
            });
        }

        public Task WriteAsync(string words) => page.Keyboard.InsertTextAsync(words);

        public async Task AnswerAndCloseAsync(string contact, string words)
        {
            await SeeAsync(contact);
            await PressAsync("r");
            await WriteAsync(words);
            await PressAsync("Control+Shift+Enter");
        }
    }
}
