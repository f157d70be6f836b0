using System.Globalization;
using System.Net;
using Inbox.Testing;
using Inbox.Web.Channels;
using Inbox.Web.Conversations;
using Inbox.Web.Meta;
using Inbox.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Tests.Conversations;

/// <summary>The messaging window: what opened it, when it closes, and what is allowed then (meta-platform 3.2, 3.3).</summary>
public sealed class WindowTests(SendingFixture fixture) : IClassFixture<SendingFixture>
{
    private static readonly DateTimeOffset Then = new(2026, 11, 20, 10, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(0, false, ReplyAllowance.Free)]
    [InlineData(23.99, false, ReplyAllowance.Free)]
    [InlineData(24, false, ReplyAllowance.None)]
    [InlineData(24, true, ReplyAllowance.HumanAgent)]
    [InlineData(167.99, true, ReplyAllowance.HumanAgent)]
    [InlineData(168, true, ReplyAllowance.None)]
    public void It_is_open_for_a_day_and_for_a_person_with_Metas_feature_for_seven(
        double hours, bool hasHumanAgent, ReplyAllowance allowance) =>
        Assert.Equal(allowance, MessagingWindow.Open(WindowOpening.Message, Then).Allowance(Then.AddHours(hours), hasHumanAgent));

    [Fact]
    public async Task After_a_day_nothing_is_taken_by_page_or_program_and_nothing_is_queued()
    {
        using var talk = await Correspondence.BeginAsync(fixture);
        var old = await talk.Browser.GetPageAsync(talk.Address);
        fixture.Clock.Move(TimeSpan.FromHours(25));

        using var byOldTab = await talk.Browser.PostFormAsync(
            old, $"{talk.Address}/replies", ("id", Guid.CreateVersion7().ToString()), ("text", "Too late"));
        using var byProgram = await talk.PostAsync(new { content = "Too late" });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, byOldTab.StatusCode);
        Assert.Equal("Too late", Pages.Parse(await byOldTab.TextAsync()).QuerySelector("textarea#text")!.TextContent);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, byProgram.StatusCode);
        Assert.Contains(
            "as soon as they do", (await byProgram.ReadJsonAsync()).GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Empty(await talk.OutgoingAsync());
        var page = await talk.Browser.GetPageAsync(talk.Address);
        Assert.Equal("Can’t reply", page.QuerySelector(".composer .window-clock--closed")!.Seen());
        Assert.Null(page.QuerySelector("textarea#text"));

        await talk.HearAsync("Still there?");
        Assert.NotNull((await talk.Browser.GetPageAsync(talk.Address)).QuerySelector("textarea#text"));
    }

    [Fact]
    public async Task With_the_feature_a_persons_late_answer_is_tagged_and_losing_the_feature_closes_the_window()
    {
        using var talk = await Correspondence.BeginAsync(fixture);
        await fixture.App.WithDbAsync(talk.Organization.Id, async db =>
        {
            (await db.Channels.SingleAsync(c => c.Platform == Platform.Messenger)).AllowHumanAgent(true);
            return await db.SaveChangesAsync();
        });
        fixture.Clock.Move(TimeSpan.FromDays(3));

        await talk.SayAsync("Sorry for the delay");
        Assert.True((await talk.UntilAsync(MessageStatus.Sent)).IsHumanAgent);
        Assert.Equal(("MESSAGE_TAG", "HUMAN_AGENT"), (talk.Calls.Single().MessagingType, talk.Calls.Single().Tag));

        fixture.Meta.RefuseNext(100, 2018276);
        await talk.SayAsync("And another");
        Assert.Equal(SendFailureReason.HumanAgentMissing, (await talk.UntilAsync(MessageStatus.Failed)).FailureReason);
        using var answer = await talk.WriteAsync("Third");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
    }

    /// <summary>Their zone is the organization's, Europe/Berlin.</summary>
    [Theory]
    [InlineData(false, 1)]
    [InlineData(true, 7)]
    public async Task A_refusal_names_the_end_that_counts_by_the_clock_of_who_reads_it(bool hasHumanAgent, int days)
    {
        using var talk = await Correspondence.BeginAsync(fixture);
        await fixture.App.WithDbAsync(talk.Organization.Id, async db =>
        {
            (await db.Channels.SingleAsync(c => c.Platform == Platform.Messenger)).AllowHumanAgent(hasHumanAgent);
            return await db.SaveChangesAsync();
        });
        var opened = await fixture.App.WithDbAsync(
            talk.Organization.Id, db => db.Conversations.Select(c => c.WindowOpenedAt).SingleAsync());
        var end = opened!.Value.AddDays(days);
        var there = TimeZoneInfo.ConvertTime(end, TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin"));

        using var planned = await talk.WriteAsync(
            "Later", ("later", "own"), ("at", there.AddHours(2).ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture)));
        fixture.Clock.Move(TimeSpan.FromDays(days) + TimeSpan.FromMinutes(1));
        var page = await talk.Browser.GetPageAsync(talk.Address);
        using var answer = await talk.PostAsync(new { content = "Too late" });

        Assert.Contains(
            $"closes on {there.ToString("d MMMM, HH:mm", CultureInfo.InvariantCulture)}, before that",
            Pages.Parse(await planned.TextAsync()).QuerySelector("#composer-refusal")!.Seen(), StringComparison.Ordinal);
        Assert.Equal(
            $"The reply window closed on {there.ToString("d MMMM, HH:mm", CultureInfo.InvariantCulture)}. You can write again as soon as they do.",
            page.QuerySelector(".composer__closed p")!.Seen());
        Assert.Contains(
            $"closed on {end.UtcDateTime.ToString("d MMMM, HH:mm", CultureInfo.InvariantCulture)} UTC.",
            await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Closing_soon_is_who_waits_and_can_be_answered_for_four_hours_at_most()
    {
        using var talk = await Correspondence.BeginAsync(fixture);
        var now = fixture.Clock.GetUtcNow();
        await fixture.App.WithDbAsync(talk.Organization.Id, async db =>
        {
            foreach (var (name, hours) in new[]
            {
                ("Early", -23.5), ("Late", -20.1), ("Too late", -30.0), ("Middle", -22.0), ("Not soon", -19.9), ("Answered", -23.0),
            })
            {
                var conversation = Talks.Begin(db, talk.Organization.Page, now.AddHours(hours), name);
                Talks.Say(db, conversation, "Hi", now.AddHours(hours));
                if (name == "Answered")
                {
                    Talks.Answer(db, conversation, "Hello", now);
                }
            }

            return await db.SaveChangesAsync();
        });

        var page = await talk.Browser.GetPageAsync("/inbox?sort=closing");
        var first = await talk.Browser.GetAsync("/api/conversations?sort=CLOSING&take=2");
        var next = first.Headers.GetValues("Link").Single().Split('<', '>')[1];

        Assert.Equal(["Early", "Middle", "Late"], page.QuerySelectorAll(".conversation-row__name").Select(n => n.Seen()));
        Assert.NotNull(page.QuerySelector(".conversation-row .window-clock--soon"));
        Assert.Equal(["Early", "Middle"], (await first.ReadJsonAsync()).EnumerateArray().Select(NameOf));
        Assert.Equal("Late", NameOf((await talk.Browser.GetJsonAsync(next))[0]));
    }

    /// <summary>What stands beside every row says nothing of any.</summary>
    [Fact]
    public async Task A_row_shows_the_window_where_it_ends_soon_and_the_channel_where_it_could_be_another()
    {
        using var talk = await Correspondence.BeginAsync(fixture);
        var (organization, now) = (talk.Organization, fixture.Clock.GetUtcNow());
        await fixture.App.WithDbAsync(organization.Id, async db =>
        {
            foreach (var (name, hours) in new[] { ("Just now", 0.0), ("Soon over", -20.5), ("Over", -25.0) })
            {
                Talks.Say(db, Talks.Begin(db, organization.Page, now.AddHours(hours), name), "Hi", now.AddHours(hours));
            }

            return await db.SaveChangesAsync();
        });

        var page = await talk.Browser.GetPageAsync("/inbox");

        Assert.Equal(
            [("Soon over", "soon")],
            page.QuerySelectorAll(".conversation-row:has(.window-clock)").Select(row => (
                row.QuerySelector(".conversation-row__name")!.Seen(),
                row.QuerySelector(".window-clock")!.ClassName!.Split("--")[^1])).Order());
        Assert.Null(page.QuerySelector(".conversation-row__channel"));

        await fixture.App.WithDbAsync(organization.Id, db =>
        {
            var id = TestOrganization.NextId();
            db.Channels.Add(new Channel(organization.Id, Platform.Messenger, id, id, "Outlet", now));
            return db.SaveChangesAsync();
        });
        page = await talk.Browser.GetPageAsync("/inbox");
        Assert.All(page.QuerySelectorAll(".conversation-row"), row => Assert.NotNull(row.QuerySelector(".conversation-row__channel")));
    }

    private static string? NameOf(System.Text.Json.JsonElement conversation) =>
        conversation.GetProperty("contact").GetProperty("name").GetString();

    [Fact]
    public async Task Metas_own_word_that_it_is_closed_closes_it()
    {
        using var talk = await Correspondence.BeginAsync(fixture);
        fixture.Meta.RefuseNext(10, 2018278);

        await talk.SayAsync("Hi");

        Assert.Equal(SendFailureReason.WindowClosed, (await talk.UntilAsync(MessageStatus.Failed)).FailureReason);
        Assert.NotNull((await talk.Browser.GetPageAsync(talk.Address)).QuerySelector(".composer__closed"));
    }
}
