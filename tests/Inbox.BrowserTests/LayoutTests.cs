using Inbox.BrowserTests.Support;
using Inbox.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace Inbox.BrowserTests;

/// <summary>Pages keep their shape whatever stands in them.</summary>
public sealed class LayoutTests(BrowserFixture browser, AppFixture app) : Journey(browser, app)
{
    [Fact]
    public async Task A_long_name_of_a_view_breaks_neither_the_list_nor_the_navigation()
    {
        const string Name = "Everything from the Instagram channel that waits longer than it should";
        var tom = await SignInAtHabitatAsync("tom");
        await tom.GoAsync("/inbox/views/new");
        await tom.Page.Locator("#name").FillAsync(Name[..60]);
        await tom.Button("Save").ClickAsync();
        await Expect(tom.Page.Locator(".conversation-list h2")).ToHaveTextAsync(Name[..60]);

        Assert.Equal(0, await tom.SidewaysAsync());
        foreach (var inside in new[] { ".conversation-list", ".nav" })
        {
            var spilled = await tom.Page.Locator(inside).EvaluateAsync<double>(
                "box => Math.max(...[...box.querySelectorAll('li, header, a, .nav__count')].filter((piece) => piece.checkVisibility())"
                + ".map((piece) => piece.getBoundingClientRect().right)) - box.getBoundingClientRect().right");
            Assert.True(spilled <= 1, $"{inside} spills {spilled} px");
        }

        await Expect(tom.Page.Locator($".nav__item[title='{Name[..60]}'] .nav__count, .nav__item .nav__count").First).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData("/settings/people")]
    [InlineData("/settings/saved-replies")]
    [InlineData("/settings/notifications")]
    [InlineData("/account")]
    public async Task A_settings_page_opens_at_its_title(string address)
    {
        var anna = await SignInAtHabitatAsync("anna", Window.Desk with { Height = 500 });

        await anna.GoAsync(address);

        await Expect(anna.Page.GetByRole(AriaRole.Heading, new() { Level = 1 }).First).ToBeInViewportAsync();
        Assert.Equal(0, await anna.Page.EvaluateAsync<double>(
            "Math.max(scrollY, ...[...document.querySelectorAll('main, .page')].map((box) => box.scrollTop))"));
    }

    [Fact]
    public async Task At_1024_pixels_a_name_keeps_its_room_beside_everything_that_a_row_and_a_thread_say()
    {
        var organization = await TestOrganization.CreateAsync(App);
        var (agent, email) = await organization.AddAgentAsync();
        await App.ReceiveAsync(Payload.Text(organization.PageId, TestOrganization.NextId(), "Where is my order?"));
        await App.WithDbAsync(organization.Id, async db =>
        {
            (await db.Contacts.SingleAsync()).CallOurselves("Maximiliane von Hohenstein");
            db.Activities.Add((await db.Conversations.SingleAsync()).AssignTo(agent, agent, DateTimeOffset.UtcNow)!);
            return await db.SaveChangesAsync();
        });
        var anna = await SignInAsync(email, Window.Desk with { Width = 1024 });
        await anna.GoAsync("/inbox");
        await anna.OpenAndReadAsync("Where is my order?");

        foreach (var name in new[] { ".conversation-row__name", ".thread__title h2" })
        {
            // Found and measured in one go: the row may be renewed between the two.
            Assert.InRange(await anna.Page.EvaluateAsync<double>(
                "(name) => document.querySelector(name).getBoundingClientRect().width", name), 120, 1024);
        }

        Assert.Equal(0, await anna.SidewaysAsync());
    }

    [Fact]
    public async Task Thirteen_conversations_are_seen_at_once()
    {
        var organization = await TestOrganization.CreateAsync(App);
        var (_, email) = await organization.AddAgentAsync();
        foreach (var number in Enumerable.Range(0, 14))
        {
            await App.ReceiveAsync(Payload.Text(organization.PageId, TestOrganization.NextId(), $"Question {number}"));
        }

        var anna = await SignInAsync(email, Window.Desk);
        await anna.GoAsync("/inbox");

        var seen = await anna.Page.Locator(".conversation-row").EvaluateAllAsync<int>(
            "rows => rows.filter((row) => row.getBoundingClientRect().bottom <= innerHeight).length");
        Assert.Equal(13, seen);
    }
}
