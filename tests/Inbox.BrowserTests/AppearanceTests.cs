using Inbox.BrowserTests.Support;
using Inbox.Testing;

namespace Inbox.BrowserTests;

/// <summary>How the pages look, and that they are still while somebody works.</summary>
public sealed class AppearanceTests(BrowserFixture browser, AppFixture app) : Journey(browser, app)
{
    [Fact]
    public async Task What_is_chosen_counts_at_once_and_on_every_page()
    {
        var anna = await SignInToOwnAsync(conversations: 20);
        await anna.GoAsync("/inbox");
        var (rows, size) = (await SeenRowsAsync(anna), await FontSizeAsync(anna));
        await anna.GoAsync("/settings/appearance");
        await Expect(anna.Button("Save")).ToHaveCountAsync(0);

        await ChooseAsync(anna, "Dark");
        await Expect(anna.Page.Locator("body")).ToHaveCSSAsync("color", "rgb(236, 233, 226)");
        await ChooseAsync(anna, "Compact");
        await ChooseAsync(anna, "Small");

        await anna.GoAsync("/inbox");
        await Expect(anna.Page.Locator("body")).ToHaveCSSAsync("color", "rgb(236, 233, 226)");
        Assert.Equal(0.9375, await FontSizeAsync(anna) / size);
        Assert.InRange(await SeenRowsAsync(anna), rows + 4, 30);
    }

    [Fact]
    public async Task Choices_that_do_not_arrive_are_said_to_be_lost_and_the_last_of_several_counts()
    {
        var anna = await SignInToOwnAsync(conversations: 1);
        anna.ExpectsLostConnections = true;
        await anna.GoAsync("/settings/appearance");
        var status = anna.Page.Locator(".auto-save__status");

        await anna.Page.Context.SetOfflineAsync(true);
        await anna.Page.GetByLabel("Large", new() { Exact = true }).CheckAsync();
        await Expect(status).ToContainTextAsync("Not saved");
        await Expect(anna.Page.Locator("html")).ToHaveAttributeAsync("data-text-size", "NORMAL");

        await anna.Page.Context.SetOfflineAsync(false);
        foreach (var size in new[] { "Small", "Large", "Normal", "Large", "Largest" })
        {
            await anna.Page.GetByLabel(size, new() { Exact = true }).CheckAsync();
        }

        await Expect(anna.Page.Locator("html")).ToHaveAttributeAsync("data-text-size", "LARGEST");
        await anna.Page.ReloadAsync();
        await Expect(anna.Page.GetByLabel("Largest")).ToBeCheckedAsync();
    }

    [Fact]
    public async Task Nothing_is_said_to_be_saved_for_who_is_signed_out_by_now()
    {
        var anna = await SignInToOwnAsync(conversations: 1);
        await anna.GoAsync("/settings/appearance");
        await anna.Page.Context.ClearCookiesAsync();
        anna.ExpectedStatus = 401;

        await anna.Page.GetByLabel("Large", new() { Exact = true }).CheckAsync();

        await Expect(anna.Page.Locator("session-watch dialog")).ToContainTextAsync("You are signed out");
        await Expect(anna.Page.Locator(".auto-save__status")).ToHaveTextAsync("");
    }

    [Theory]
    [InlineData("Desk")]
    [InlineData("Phone")]
    public async Task The_inbox_has_four_sizes_of_type(string window)
    {
        var anna = await SignInAtHabitatAsync("anna", window == "Desk" ? Window.Desk : Window.Phone);
        await anna.GoAsync("/inbox");
        var list = await SizesAsync(anna);
        await anna.Page.Locator(".conversation-row__link").First.ClickAsync();
        await Expect(anna.Page.Locator(".message").First).ToBeVisibleAsync();

        var sizes = list.Concat(await SizesAsync(anna)).Distinct().Order().ToList();

        Assert.True(sizes.Count <= 4, string.Join(", ", sizes));
        Assert.Contains("Inter", await anna.Page.EvaluateAsync<string>(
            "[...document.fonts].filter((font) => font.status === 'loaded').map((font) => font.family).join()"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_composer_has_one_line_at_rest_and_stays_where_it_is_while_a_draft_is_kept()
    {
        var anna = await SignInToOwnAsync(conversations: 1);
        await anna.GoAsync("/inbox");
        await anna.OpenAndReadAsync("Question 0");
        var text = anna.Page.GetByLabel("Your message");
        var before = await BoxAsync(anna);

        await text.FillAsync("One line");
        await Expect(anna.Page.Locator(".composer__kept")).ToContainTextAsync("Draft kept");
        Assert.Equal(before, await BoxAsync(anna));

        await text.FillAsync("One line\nand another");
        Assert.NotEqual(before, await BoxAsync(anna));
    }

    private static Task<string> BoxAsync(Visitor agent) => agent.Page.GetByLabel("Your message").EvaluateAsync<string>(
        "text => { const { top, height } = text.getBoundingClientRect(); return `${top} ${height}`; }");

    private static Task<double> FontSizeAsync(Visitor agent) => agent.Page.Locator(".conversation-row__name").First.EvaluateAsync<double>(
        "name => parseFloat(getComputedStyle(name).fontSize)");

    private static Task<int> SeenRowsAsync(Visitor agent) => agent.Page.Locator(".conversation-row").EvaluateAllAsync<int>(
        "rows => rows.filter((row) => row.getBoundingClientRect().bottom <= innerHeight).length");

    /// <summary>Of all words that are seen; signs such as initials and emoji are pictures.</summary>
    private static Task<string[]> SizesAsync(Visitor agent) => agent.Page.EvaluateAsync<string[]>("""
        [...new Set([...document.querySelectorAll("body *")].filter((piece) => piece.checkVisibility()
          && !piece.closest(".avatar, .visually-hidden, .skip-link, .message__bubble--bare")
          && [...piece.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent.trim()))
          .map((piece) => getComputedStyle(piece).fontSize))]
        """);

    private static async Task ChooseAsync(Visitor agent, string choice)
    {
        await agent.Page.GetByLabel(choice).CheckAsync();
        await Expect(agent.Page.Locator(".auto-save__status")).ToHaveTextAsync("Saved.");
    }

    private async Task<Visitor> SignInToOwnAsync(int conversations)
    {
        var organization = await TestOrganization.CreateAsync(App);
        var (_, email) = await organization.AddAgentAsync();
        foreach (var number in Enumerable.Range(0, conversations))
        {
            await App.ReceiveAsync(Payload.Text(organization.PageId, TestOrganization.NextId(), $"Question {number}"));
        }

        return await SignInAsync(email, Window.Desk);
    }
}
