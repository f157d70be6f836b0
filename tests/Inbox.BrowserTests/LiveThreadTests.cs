using Inbox.BrowserTests.Support;
using Inbox.Testing;
using Inbox.Web.Conversations;
using Microsoft.EntityFrameworkCore;

namespace Inbox.BrowserTests;

/// <summary>A thread that was kept up to date piece by piece is the one that a page loaded now would show.</summary>
public sealed class LiveThreadTests(BrowserFixture browser, AppFixture app, ITestOutputHelper output) : Journey(browser, app)
{
    private const int Acts = 16;

    /// <summary>
    /// What both show, without what differs from one moment to the next: tokens, the id of the message to be, ages, what is left of a
    /// window, and the people and teams of the demo, to which other journeys add.
    /// </summary>
    private const string Compare = """
        async () => {
          const loaded = new DOMParser().parseFromString(await (await fetch(location.href)).text(), "text/html");
          const shown = (root) => [".thread__head", ".thread__banners", ".thread__messages", "#composer-clock", ".panel"].map((piece) => {
            const copy = root.querySelector(piece).cloneNode(true);
            copy.querySelectorAll("input[type=hidden], svg, time, .menu__list--long").forEach((node) => node.remove());
            copy.querySelectorAll("[data-ends]").forEach((node) => node.replaceChildren());
            copy.querySelectorAll("*").forEach((node) => {
              const attributes = [...node.attributes].sort((one, other) => (one.name < other.name ? -1 : 1));
              attributes.forEach(({ name }) => node.removeAttribute(name));
              attributes.filter(({ name }) => !["style", "open", "tabindex"].includes(name))
                  .forEach(({ name, value }) => node.setAttribute(name, value));
            });
            return copy.innerHTML.replace(/\s+/g, " ").replaceAll("> <", "><");
          });
          const [here, there] = [shown(document), shown(loaded)];
          const odd = here.findIndex((piece, place) => piece !== there[place]);
          if (odd < 0) {
            return "";
          }
          const at = [...here[odd]].findIndex((letter, place) => letter !== there[odd][place]);
          return `${here[odd].slice(Math.max(0, at - 200), at + 300)}\n--- loaded:\n${there[odd].slice(Math.max(0, at - 200), at + 300)}`;
        }
        """;

    [Fact]
    public async Task Whatever_happens_in_any_order_it_is_shown_as_it_is()
    {
        var seed = Random.Shared.Next(1_000_000);
        output.WriteLine($"Seed {seed}");
        var random = new Random(seed);
        var customer = await Customer.MeetAsync(await OpenAsync());
        await customer.WriteAsync("The first of many");
        // Of the demo’s people these two send at once.
        var (mira, tom) = (await SignInAtHabitatAsync("mira"), await SignInAtHabitatAsync("tom"));
        foreach (var agent in new[] { mira, tom })
        {
            await agent.GoAsync("/inbox");
            await agent.OpenAndReadAsync("The first of many");
        }

        for (var act = 0; act < Acts; act++)
        {
            var next = random.Next(8);

            // Who has not seen what another did would be told of it, and the answer would wait.
            if (next is 0 or 3)
            {
                await ComesToBeAsync(next == 0 ? tom : mira, seed, act);
            }

            await (next switch
            {
                0 => SayAsync(tom, $"From Tom {act}", readBy: mira),
                1 => NoteAsync(tom, $"Note {act}"),
                2 => PressAsync(tom),
                3 => SayAsync(mira, $"From Mira {act}", readBy: tom),
                _ => customer.WriteAsync($"From the customer {act}"),
            });
            if (random.Next(2) == 0)
            {
                await ComesToBeAsync(mira, seed, act);
            }
        }

        await ComesToBeAsync(mira, seed, Acts);

    }

    [Fact]
    public async Task What_came_is_fetched_alone_and_nothing_again_once_it_was_read()
    {
        var customer = await Customer.MeetAsync(await OpenAsync());
        await customer.WriteAsync("Before it was opened");
        var mira = await SignInAtHabitatAsync("mira");
        await mira.GoAsync("/inbox");
        await mira.OpenAndReadAsync("Before it was opened");
        var asked = new List<string>();
        mira.Page.Request += (_, request) => asked.Add(request.Url);

        foreach (var words in Enumerable.Range(0, 5).Select(number => $"While it lies open {number}"))
        {
            var read = mira.Page.WaitForResponseAsync(answer => answer.Url.EndsWith("/read-marker", StringComparison.Ordinal));
            await customer.WriteAsync(words);
            await Expect(mira.Message(words)).ToBeVisibleAsync();
            await read;
            await Expect(mira.Page.Locator(".conversation-row").Filter(new() { HasText = words })
                .Filter(new() { HasNot = mira.Page.Locator(".unread-mark") })).ToBeVisibleAsync();
        }

        // A colleague who renames a label meanwhile, or a picture that comes late, has every open thread fetched whole. Each read
        // mark did too, once: at least five times here.
        var whole = asked.Count(address => address.EndsWith("/thread", StringComparison.Ordinal));
        var alone = asked.Count(address => address.Contains("/thread/news?", StringComparison.Ordinal));
        Assert.True(whole <= 3 && alone + whole >= 5 && alone <= 5, string.Join('\n', asked));
    }

    [Fact]
    public async Task What_comes_below_what_is_read_moves_nothing_is_said_and_is_unread_until_its_reader_goes_there()
    {
        var organization = await TestOrganization.CreateAsync(App);
        var (agent, email) = await organization.AddAgentAsync();
        var person = TestOrganization.NextId();
        foreach (var number in Enumerable.Range(0, 40))
        {
            await App.ReceiveAsync(Payload.Text(organization.PageId, person, $"Line {number} of a long story\n\n\nwith room"));
        }

        var anna = await SignInAsync(email);
        await anna.GoAsync("/inbox");
        await anna.OpenAndReadAsync("Line 39");
        var read = 0;
        anna.Page.Request += (_, request) => read += request.Url.EndsWith("/read-marker", StringComparison.Ordinal) ? 1 : 0;
        var looked = anna.Message("Line 20");
        await looked.ScrollIntoViewIfNeededAsync();
        var before = (await looked.BoundingBoxAsync())!.Y;
        var width = (await anna.Page.Locator(".thread__scroll").BoundingBoxAsync())!.Width;

        await App.ReceiveAsync(Payload.Text(organization.PageId, person, "And there is more"));
        await App.ReceiveAsync(Payload.Text(organization.PageId, person, "And the end"));

        await Expect(anna.Button("2 new messages")).ToBeVisibleAsync();
        Assert.Equal(width, (await anna.Page.Locator(".thread__scroll").BoundingBoxAsync())!.Width);
        await Expect(anna.Row("And the end")).ToBeVisibleAsync();
        await Expect(anna.Page.Locator(".thread__new + .message")).ToContainTextAsync("And there is more");
        Assert.Equal(0, read);
        Assert.InRange((await looked.BoundingBoxAsync())!.Y, before - 1, before + 1);
        await Expect(anna.Message("Line 11")).ToHaveCountAsync(1);

        // The thread is fetched as a whole, which has fewer of the oldest messages by now.
        await App.WithDbAsync(organization.Id, async db =>
        {
            var conversation = await db.Conversations.SingleAsync();
            db.Activities.Add(conversation.Prioritize(ConversationPriority.Urgent, agent, DateTimeOffset.UtcNow)!);
            return await db.SaveChangesAsync();
        });
        await Expect(anna.Page.Locator(".thread__head .priority")).ToBeVisibleAsync();
        await Expect(anna.Message("Line 10 of")).ToHaveCountAsync(1);
        await Expect(anna.Button("2 new messages")).ToBeVisibleAsync();
        await Expect(anna.Page.Locator(".thread__day, .day-separator")).ToHaveCountAsync(2);
        Assert.InRange((await looked.BoundingBoxAsync())!.Y, before - 1, before + 1);

        await anna.Page.RunAndWaitForResponseAsync(
            () => anna.Page.Locator("news-below button").ClickAsync(),
            answer => answer.Url.EndsWith("/read-marker", StringComparison.Ordinal));
        await Expect(anna.Message("And the end")).ToBeInViewportAsync();
        await Expect(anna.Page.Locator("news-below button")).ToBeHiddenAsync();

        // What is shown anew as a whole keeps the mark.
        await anna.Page.Keyboard.PressAsync("a");
        await anna.Button("Take it yourself").ClickAsync();
        await Expect(anna.Assignee).ToContainTextAsync("You");
        await Expect(anna.Page.Locator(".thread__new + .message")).ToContainTextAsync("And there is more");
    }

    [Fact]
    public async Task Who_walks_through_the_list_has_read_nothing_on_the_way()
    {
        var organization = await TestOrganization.CreateAsync(App);
        var (_, email) = await organization.AddAgentAsync();
        foreach (var number in Enumerable.Range(0, 6))
        {
            await App.ReceiveAsync(Payload.Text(organization.PageId, TestOrganization.NextId(), $"Question {number}"));
        }

        var anna = await SignInAsync(email);
        await anna.GoAsync("/inbox");

        // Before that, j would lead there by loading the page.
        await anna.Page.WaitForFunctionAsync("() => Boolean(customElements.get('inbox-live') && customElements.get('command-bar'))");
        foreach (var _ in Enumerable.Range(0, 6))
        {
            await anna.Page.Keyboard.PressAsync("j");
        }

        await Expect(anna.Message("Question 0")).ToBeVisibleAsync();
        await Expect(anna.Page.Locator(".conversation-row .unread-mark")).ToHaveCountAsync(5);
    }

    private static async Task ComesToBeAsync(Visitor agent, int seed, int act)
    {
        var difference = "";
        for (var tries = 0; tries < 40; tries++)
        {
            difference = await agent.Page.EvaluateAsync<string>(Compare);
            if (difference.Length == 0)
            {
                return;
            }
        }

        Assert.Fail($"Seed {seed}, after act {act}, shown:\n{difference}");
    }

    /// <summary>The other sees it before they do something themselves.</summary>
    private static async Task SayAsync(Visitor agent, string text, Visitor readBy)
    {
        await agent.Page.Locator("label.composer__kind").First.ClickAsync();
        await agent.Page.GetByLabel("Your message").FillAsync(text);
        await agent.Button("Send").ClickAsync();
        foreach (var reader in new[] { agent, readBy })
        {
            // One that was refused for this answer repeats its words beside its own.
            var words = reader.Page.Locator(".thread__messages .message__text");
            await Expect(words.GetByText(text, new() { Exact = true })).ToBeVisibleAsync();
        }
    }

    private static async Task NoteAsync(Visitor agent, string text)
    {
        await agent.Page.Locator("label.composer__kind:has(#kind-note)").ClickAsync();
        await agent.Page.Locator("#note").FillAsync(text);
        await agent.Button("Add note").ClickAsync();
        await Expect(agent.Page.Locator("p.message__text").GetByText(text, new() { Exact = true })).ToBeVisibleAsync();
    }

    /// <summary>Closes it, or opens it again.</summary>
    private static async Task PressAsync(Visitor agent)
    {
        // Who stays goes on looking at it. Found, said and pressed in one go: the thread may be renewed between any two of these.
        await agent.Page.EvaluateAsync(
            """
            () => {
              const form = document.querySelector(".thread__acts form[action*='/closure']");
              form.querySelectorAll("[name=then]").forEach(field => (field.value = "Stay"));
              form.querySelector("button").click();
            }
            """);
        await agent.Page.WaitForLoadStateAsync();
    }
}
