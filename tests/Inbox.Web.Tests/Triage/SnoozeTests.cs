using System.Globalization;
using System.Net;
using Inbox.Testing;
using Inbox.Web.Conversations;
using Inbox.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Tests.Triage;

/// <summary>A conversation rests until a moment or until they write, and the thread tells who did what.</summary>
public sealed class SnoozeTests(SendingFixture fixture) : IClassFixture<SendingFixture>
{
    [Fact]
    public async Task A_snoozed_conversation_leaves_the_open_list_and_comes_back_at_its_time()
    {
        using var talk = await Correspondence.BeginAsync(fixture);
        await SnoozeAsync(talk, ("choice", "later"));

        Assert.Empty(await RowsAsync(talk, "/inbox"));
        Assert.Single(await RowsAsync(talk, "/inbox?status=snoozed"));
        Assert.Contains(
            "Snoozed until", (await talk.Browser.GetPageAsync(talk.Address)).QuerySelector(".banner")!.Seen(), StringComparison.Ordinal);
        fixture.Clock.Move(TimeSpan.FromHours(3));
        await Eventually.TrueAsync(async () => (await RowsAsync(talk, "/inbox")).Count == 1);

        var lines = await LinesAsync(talk);
        Assert.Contains("snoozed this conversation until", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("Back from its snooze", lines[1], StringComparison.Ordinal);
        Assert.Null((await talk.Browser.GetPageAsync(talk.Address)).QuerySelector(".banner"));
    }

    [Fact]
    public async Task It_comes_back_as_soon_as_they_write_or_somebody_answers()
    {
        using var talk = await Correspondence.BeginAsync(fixture);
        await SnoozeAsync(talk, ("choice", "write"));
        Assert.Equal((ConversationStatus.Snoozed, null), await StateAsync(talk));
        await talk.HearAsync("One more thing");
        Assert.Equal((ConversationStatus.Open, null), await StateAsync(talk));

        await SnoozeAsync(talk, ("choice", "monday"));
        Assert.NotNull((await StateAsync(talk)).Until);
        await talk.SayAsync("I forgot to say");
        Assert.Equal((ConversationStatus.Open, null), await StateAsync(talk));
    }

    [Fact]
    public async Task An_agent_brings_it_back_and_may_choose_a_moment_in_their_own_zone()
    {
        using var talk = await Correspondence.BeginAsync(fixture);
        var there = TimeZoneInfo.ConvertTime(fixture.Clock.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin")).AddDays(2);
        await SnoozeAsync(talk, ("choice", "own"), ("at", there.ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture)));
        var (_, until) = await StateAsync(talk);
        Assert.Equal(there.UtcDateTime, until!.Value.UtcDateTime, TimeSpan.FromMinutes(1));

        using var answer = await talk.Browser.PostFormAsync(talk.Address, $"{talk.Address}/snooze", ("_method", "DELETE"));

        Assert.Equal((ConversationStatus.Open, null), await StateAsync(talk));
        Assert.Contains("brought this conversation back", (await LinesAsync(talk))[^1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("own", "2020-01-01T09:00")]
    [InlineData("own", "9999-01-01T09:00")]
    [InlineData("own", "tomorrow")]
    [InlineData("own", null)]
    [InlineData("someday", null)]
    [InlineData(null, null)]
    public async Task A_moment_that_cannot_be_is_refused_in_words(string? until, string? at)
    {
        using var talk = await Correspondence.BeginAsync(fixture);

        using var answer = await talk.Browser.PostFormAsync(
            talk.Address, $"{talk.Address}/snooze", ("choice", until ?? ""), ("at", at ?? ""));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("Choose a moment to come", await answer.TextAsync(), StringComparison.Ordinal);
        Assert.Equal((ConversationStatus.Open, null), await StateAsync(talk));
    }

    [Fact]
    public async Task The_thread_tells_who_took_gave_closed_and_reopened_it_once_each()
    {
        using var talk = await Correspondence.BeginAsync(fixture);
        var (colleague, _) = await talk.Organization.AddAgentAsync("Tom Becker");
        foreach (var (part, field) in new (string, (string, string)[])[]
        {
            ("assignment", [("agentId", "me")]), ("assignment", [("agentId", "me")]),
            ("assignment", [("agentId", colleague.Id.ToString())]),
            ("assignment", [("_method", "DELETE")]), ("closure", []), ("closure", []), ("closure", [("_method", "DELETE")]),
        })
        {
            using var answer = await talk.Browser.PostFormAsync(talk.Address, $"{talk.Address}/{part}", field);
            Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        }

        Assert.Equal(
            [
                "Anna Keller took this conversation", "Anna Keller gave this conversation to Tom Becker",
                "Anna Keller gave this conversation back",
                "Anna Keller closed this conversation", "Anna Keller brought this conversation back",
            ],
            (await LinesAsync(talk)).Select(line => line.Split(" · ")[0]));
    }

    [Theory]
    [InlineData("2026-11-24T22:30:00Z", "tomorrow", "2026-11-25T08:00:00Z")]
    [InlineData("2026-11-24T23:30:00Z", "tomorrow", "2026-11-26T08:00:00Z")]
    [InlineData("2026-11-24T12:00:00Z", "monday", "2026-11-30T08:00:00Z")]
    [InlineData("2026-11-30T12:00:00Z", "monday", "2026-12-07T08:00:00Z")]
    [InlineData("2026-03-28T12:00:00Z", "tomorrow", "2026-03-29T07:00:00Z")]
    public void Mornings_are_those_of_the_agents_zone(string now, string key, string expected) => Assert.Equal(
        DateTimeOffset.Parse(expected, CultureInfo.InvariantCulture),
        SnoozeOption.Parse(
            key, null, DateTimeOffset.Parse(now, CultureInfo.InvariantCulture), TimeZoneInfo.FindSystemTimeZoneById(
                "Europe/Berlin"))!.Until);

    [Theory]
    [InlineData("2026-11-28T12:00:00Z", "later tomorrow monday write")]
    [InlineData("2026-11-29T12:00:00Z", "later tomorrow write")]
    public void No_moment_is_offered_twice(string now, string keys) => Assert.Equal(
        keys, string.Join(' ', SnoozeOption.For(
            DateTimeOffset.Parse(now, CultureInfo.InvariantCulture), TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin"))
            .Select(choice => choice.Key)));

    private static async Task SnoozeAsync(Correspondence talk, params (string Name, string Value)[] fields)
    {
        using var answer = await talk.Browser.PostFormAsync(talk.Address, $"{talk.Address}/snooze", fields);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
    }

    private static async Task<IReadOnlyList<string>> RowsAsync(Correspondence talk, string address) =>
        [.. (await talk.Browser.GetPageAsync(address)).QuerySelectorAll(".conversation-row").Select(row => row.Id!)];

    private static async Task<IReadOnlyList<string>> LinesAsync(Correspondence talk) =>
        [.. (await talk.Browser.GetPageAsync(talk.Address)).QuerySelectorAll(".activity-line").Select(line => line.Seen())];

    private Task<(ConversationStatus Status, DateTimeOffset? Until)> StateAsync(Correspondence talk) => fixture.App.WithDbAsync(
        talk.Organization.Id, async db =>
        {
            var conversation = await db.Conversations.AsNoTracking().SingleAsync(c => c.Id == talk.Id);
            return (conversation.Status, conversation.SnoozedUntil);
        });
}
