using Inbox.Testing;
using Inbox.Web.Channels;
using Inbox.Web.Conversations;
using Inbox.Web.Organizations;
using Inbox.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Tests.Lists;

/// <summary>The list as an agent sees it.</summary>
public sealed class InboxPageTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private readonly InboxApp app = fixture.App;

    [Fact]
    public async Task Who_of_us_wrote_last_is_named_and_oneself_is_not()
    {
        var organization = await TestOrganization.CreateAsync(app);
        var (anna, email) = await organization.AddAgentAsync();
        await app.WithDbAsync(organization.Id, db =>
        {
            var talk = Talks.Begin(db, organization.Page, DateTimeOffset.UtcNow.AddMinutes(-2));
            talk.OpenWindow(WindowOpening.Message, DateTimeOffset.UtcNow.AddMinutes(-2));
            db.Add(talk.Reply(anna, Guid.CreateVersion7(), "We are open", false, DateTimeOffset.UtcNow));
            return db.SaveChangesAsync();
        });
        using var hers = await app.SignInAsync(email);
        using var colleague = await organization.SignInAsync();

        Assert.Equal("You: We are open", (await hers.GetPageAsync("/inbox")).QuerySelector(".conversation-row__preview")!.Seen());
        Assert.Equal(
            $"{anna.Name.Split(' ')[0]}: We are open",
            (await colleague.GetPageAsync("/inbox")).QuerySelector(".conversation-row__preview")!.Seen());
    }

    [Fact]
    public async Task The_newest_message_is_on_top()
    {
        var organization = await TestOrganization.CreateAsync(app);
        var (first, second) = (TestOrganization.NextId(), TestOrganization.NextId());
        await app.ReceiveAsync(Payload.Text(organization.PageId, first, "one"));
        await app.ReceiveAsync(Payload.Text(organization.InstagramId, second, "two", @object: "instagram"));
        await app.ReceiveAsync(Payload.Echo(organization.PageId, first, "three"));
        using var browser = await organization.SignInAsync();

        var inbox = await browser.GetPageAsync("/inbox");

        Assert.Equal(["We: three", "two"], inbox.QuerySelectorAll(".conversation-row__preview").Select(p => p.Seen()));
        Assert.Equal(
            [$"Messenger user {first[^4..]}", $"Instagram user {second[^4..]}"],
            inbox.QuerySelectorAll(".conversation-row__name").Select(n => n.Seen()));
        Assert.Equal("All", inbox.QuerySelector(".nav [aria-current=page]")!.Seen());
        Assert.Single(inbox.QuerySelectorAll("h1"));
    }

    [Theory]
    [InlineData("", "open")]
    [InlineData("?status=closed", "closed")]
    [InlineData("?assignment=mine", "mine")]
    [InlineData("?assignment=unassigned", "open")]
    [InlineData("?assignment=mine&status=closed", "")]
    [InlineData("?status=nonsense&platform=sms&channel=7&before=made-up", "open")]
    public async Task Filters_live_in_the_address(string query, string expected)
    {
        var organization = await TestOrganization.CreateAsync(app);
        var (agent, email) = await organization.AddAgentAsync();
        var now = DateTimeOffset.UtcNow;
        await app.WithDbAsync(organization.Id, db =>
        {
            Talks.Say(db, Talks.Begin(db, organization.Page, now), "open", now);
            var (closed, mine) = (Talks.Begin(db, organization.Page, now), Talks.Begin(db, organization.Instagram, now.AddSeconds(1)));
            Talks.Say(db, closed, "closed", now);
            Talks.Say(db, mine, "mine", now.AddSeconds(1));
            closed.Close(agent, now);
            mine.AssignTo(agent, agent, now);
            return db.SaveChangesAsync();
        });
        using var browser = await app.SignInAsync(email, organization: organization.Organization.Slug);

        var inbox = await browser.GetPageAsync($"/inbox{query}");

        var isAll = expected == "open" && !query.Contains("unassigned", StringComparison.Ordinal);
        Assert.Equal(
            isAll ? ["mine", "open"] : expected.Split(' ', StringSplitOptions.RemoveEmptyEntries),
            inbox.QuerySelectorAll(".conversation-row__preview").Select(p => p.Seen()));
    }

    [Fact]
    public async Task A_platform_and_a_channel_are_chosen_by_links_that_keep_the_rest()
    {
        var organization = await TestOrganization.CreateAsync(app);
        await app.ReceiveAsync(Payload.Text(organization.PageId, TestOrganization.NextId(), "by Messenger"));
        await app.ReceiveAsync(Payload.Text(organization.InstagramId, TestOrganization.NextId(), "by Instagram", @object: "instagram"));
        using var browser = await organization.SignInAsync();

        var menu = await browser.GetPageAsync("/inbox/filter?assignment=unassigned");
        var link = menu.QuerySelectorAll(".facets a")
            .Single(a => a.GetAttribute("href")!.Contains($"{organization.Page.Id}", StringComparison.Ordinal));
        var narrowed = await browser.GetPageAsync(link.GetAttribute("href")!);

        Assert.Equal(
            ["Status is Open", "Assignee is Nobody", $"Channel is {organization.Page.Name}"],
            narrowed.QuerySelectorAll(".filter > span").Select(chip => chip.Seen()));
        Assert.Equal("by Messenger", narrowed.QuerySelectorAll(".conversation-row__preview").Single().Seen());
    }

    [Fact]
    public async Task Older_conversations_are_a_link_away_and_stay_beside_the_thread()
    {
        var organization = await TestOrganization.CreateAsync(app);
        var start = DateTimeOffset.UtcNow.AddHours(-3);
        await app.WithDbAsync(organization.Id, db =>
        {
            for (var i = 0; i < 60; i++)
            {
                Talks.Say(db, Talks.Begin(db, organization.Page, start), $"number {i}", start.AddMinutes(i));
            }

            return db.SaveChangesAsync();
        });
        using var browser = await organization.SignInAsync();

        var first = await browser.GetPageAsync("/inbox");
        var older = await browser.GetPageAsync(first.QuerySelector(".conversation-list__end a")!.GetAttribute("href")!);
        var rows = older.QuerySelectorAll(".conversation-row__preview").Select(p => p.Seen()).ToList();
        var thread = await browser.GetPageAsync(older.QuerySelector(".conversation-row__link")!.GetAttribute("href")!);

        Assert.Equal(50, first.QuerySelectorAll(".conversation-row").Length);
        Assert.Equal(["number 9", "number 8"], rows.Take(2));
        Assert.Equal(10, rows.Count);
        Assert.Equal(rows, thread.QuerySelectorAll(".conversation-row__preview").Select(p => p.Seen()));
        Assert.Equal("number 9", thread.QuerySelector("[aria-current=true] .conversation-row__preview")!.Seen());
    }

    [Fact]
    public async Task What_people_write_is_text_and_nothing_else()
    {
        var organization = await TestOrganization.CreateAsync(app);
        const string Nasty = "<script>alert('x')</script><img src=x onerror=alert(1)>&amp;\" \u202Eevil 👩‍👩‍👧 ياسمين";
        await app.WithDbAsync(organization.Id, db =>
        {
            Talks.Say(db, Talks.Begin(db, organization.Page, DateTimeOffset.UtcNow, Nasty), Nasty, DateTimeOffset.UtcNow);
            return db.SaveChangesAsync();
        });
        using var browser = await organization.SignInAsync();

        var inbox = await browser.GetPageAsync("/inbox");
        var thread = await browser.GetPageAsync(inbox.QuerySelector(".conversation-row__link")!.GetAttribute("href")!);

        var seen = string.Join(' ', Nasty.Split(' '));
        Assert.Equal(seen, inbox.QuerySelector(".conversation-row__preview")!.Seen());
        Assert.Equal("auto", inbox.QuerySelector(".conversation-row__preview")!.GetAttribute("dir"));
        Assert.Equal(seen, inbox.QuerySelector(".conversation-row__name")!.Seen());
        Assert.Equal(Nasty, thread.QuerySelector(".message__text")!.TextContent);
        Assert.All(new[] { inbox, thread }, page =>
        {
            Assert.Empty(page.QuerySelectorAll("script:not([src]), [onerror], [style], main img"));
            Assert.Contains(page.Title!, new[] { "All · Inbox", $"{Nasty} · Inbox" });
        });
    }

    [Fact]
    public async Task Moments_are_told_in_the_agents_zone()
    {
        var organization = await TestOrganization.CreateAsync(app, timeZone: "Pacific/Kiritimati");
        var at = new DateTimeOffset(2025, 1, 15, 23, 30, 0, TimeSpan.Zero);
        await app.ReceiveAsync(
            Payload.Text(organization.PageId, TestOrganization.NextId(), "Happy new day", at: at.ToUnixTimeMilliseconds()));
        using var browser = await organization.SignInAsync();

        var inbox = await browser.GetPageAsync("/inbox");
        var thread = await browser.GetPageAsync(inbox.QuerySelector(".conversation-row__link")!.GetAttribute("href")!);

        Assert.Equal("16 Jan 2025", inbox.QuerySelector(".conversation-row__time")!.Seen());
        Assert.Equal("2025-01-15T23:30:00Z", inbox.QuerySelector(".conversation-row__time")!.GetAttribute("datetime"));
        Assert.Equal("Thursday, 16 January 2025", thread.QuerySelector(".day-separator")!.Seen());
        Assert.Equal("13:30", thread.QuerySelector(".message__foot")!.Seen());
    }

    [Fact]
    public async Task An_inbox_without_a_channel_says_how_to_connect_one()
    {
        var organization = await TestOrganization.CreateAsync(app);
        await app.WithDbAsync(organization.Id, db => db.Set<Channel>().ExecuteDeleteAsync());
        using var browser = await organization.SignInAsync(AgentRole.Admin);
        using var agent = await organization.SignInAsync();

        var inbox = await browser.GetPageAsync("/inbox");

        Assert.NotNull(inbox.QuerySelector(".first-steps a[href='/channels/new']"));
        Assert.Empty((await agent.GetPageAsync("/inbox")).QuerySelectorAll(".first-steps a[href='/channels/new']"));
        Assert.Null(inbox.QuerySelector("a[href='/simulator']"));
    }

    [Theory]
    [InlineData("", "No open conversations")]
    [InlineData("?assignment=mine", "Nothing waits for you")]
    [InlineData("?assignment=unassigned", "Each one has someone")]
    [InlineData("?status=closed", "Nothing closed")]
    [InlineData("?platform=instagram", "Nothing here")]
    public async Task An_empty_list_says_why(string query, string title)
    {
        var organization = await TestOrganization.CreateAsync(app);
        using var browser = await organization.SignInAsync();

        var inbox = await browser.GetPageAsync($"/inbox{query}");

        Assert.Equal(title, inbox.QuerySelector(".conversation-list h3")!.Seen());
    }
}
