using Inbox.Testing;
using Inbox.Web.Conversations;
using Inbox.Web.Organizations;
using Inbox.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Tests.Lists;

/// <summary>Since when a contact waits for an answer, by Meta's clock and in whatever order we hear of it.</summary>
public sealed class WaitingTests(SendingFixture fixture) : IClassFixture<SendingFixture>
{
    private const string MetasInbox = "263902037430900";

    [Fact]
    public async Task They_wait_from_their_first_message_that_nobody_answered_through_a_snooze_until_somebody_does()
    {
        using var talk = await Correspondence.BeginAsync(fixture);
        var first = await WaitingSinceAsync(talk);
        fixture.Clock.Move(TimeSpan.FromMinutes(2));
        await talk.HearAsync("Are you there?");
        Assert.NotNull(first);
        Assert.Equal(first, await WaitingSinceAsync(talk));

        using var snoozed = await talk.Browser.PostFormAsync(talk.Address, $"{talk.Address}/snooze", ("choice", "tomorrow"));
        Assert.Equal(first, await WaitingSinceAsync(talk));
        await talk.SayAsync("Yes!");
        Assert.Null(await WaitingSinceAsync(talk));

        await talk.HearAsync("Thanks");
        Assert.True(await WaitingSinceAsync(talk) > first);
        using var closed = await talk.Browser.PostFormAsync(talk.Address, $"{talk.Address}/closure");
        Assert.Null(await WaitingSinceAsync(talk));
    }

    [Fact]
    public async Task An_answer_from_Metas_own_inbox_ends_it_and_one_of_another_app_does_not()
    {
        using var talk = await Correspondence.BeginAsync(fixture);
        await EchoAsync(talk, fixture.Clock.GetUtcNow().AddSeconds(1), appId: "990000000000123");
        Assert.NotNull(await WaitingSinceAsync(talk));

        await EchoAsync(talk, fixture.Clock.GetUtcNow().AddSeconds(2), MetasInbox);

        Assert.Null(await WaitingSinceAsync(talk));
    }

    [Fact]
    public async Task Messages_that_come_late_count_where_they_were_written()
    {
        using var talk = await Correspondence.BeginAsync(fixture);
        var start = fixture.Clock.GetUtcNow();
        fixture.Clock.Move(TimeSpan.FromMinutes(45));
        await EchoAsync(talk, start.AddMinutes(10), MetasInbox);
        await HearAsync(talk, start.AddMinutes(5));
        Assert.Null(await WaitingSinceAsync(talk));

        await HearAsync(talk, start.AddMinutes(20));
        await HearAsync(talk, start.AddMinutes(15));
        Assert.Equal(start.AddMinutes(15), (await WaitingSinceAsync(talk))!.Value, TimeSpan.FromMilliseconds(2));

        await HearAsync(talk, start.AddMinutes(30));
        await HearAsync(talk, start.AddMinutes(40));
        await EchoAsync(talk, start.AddMinutes(25), MetasInbox);
        Assert.Equal(start.AddMinutes(30), (await WaitingSinceAsync(talk))!.Value, TimeSpan.FromMilliseconds(2));
    }

    [Fact]
    public async Task An_answer_that_was_not_sent_was_none_until_it_is()
    {
        using var talk = await Correspondence.BeginAsync(fixture);
        var since = await WaitingSinceAsync(talk);
        fixture.Meta.RefuseNext(100);

        await talk.SayAsync("Hello?");
        await talk.UntilAsync(MessageStatus.Failed);
        Assert.Equal(since, await WaitingSinceAsync(talk));

        using var again = await talk.Browser.PressAsync(await talk.Browser.GetPageAsync(talk.Address), "form[action*=sending] button");
        await talk.UntilAsync(MessageStatus.Sent);
        Assert.Null(await WaitingSinceAsync(talk));
    }

    [Fact]
    public async Task Rows_say_how_long_and_the_longest_wait_stands_first()
    {
        using var talk = await Correspondence.BeginAsync(fixture);
        await fixture.App.ReceiveAsync(Payload.Text(
            talk.Organization.PageId, TestOrganization.NextId(), "Me too", at: fixture.Clock.GetUtcNow().AddMinutes(
                -72).ToUnixTimeMilliseconds()));

        var rows = (await talk.Browser.GetPageAsync("/inbox?sort=waiting")).QuerySelectorAll(".conversation-row");

        Assert.Equal(["1 h 12 min", "1 min"], rows.Select(row => row.QuerySelector(".needs-reply")!.Seen()));
        Assert.Equal([true, false], rows.Select(row => row.QuerySelector(".needs-reply--long") is not null));
        await talk.SayAsync("Hello");
        Assert.Single((await talk.Browser.GetPageAsync("/inbox?sort=waiting")).QuerySelectorAll(".conversation-row"));
        Assert.Single((await talk.Browser.GetJsonAsync("/api/conversations?sort=WAITING")).EnumerateArray());
    }

    [Fact]
    public async Task An_admin_says_how_soon_people_are_to_be_answered()
    {
        using var talk = await Correspondence.BeginAsync(fixture);
        using var admin = await talk.Organization.SignInAsync(AgentRole.Admin);
        fixture.Clock.Move(TimeSpan.FromMinutes(10));

        using var refused = await admin.PostFormAsync("/settings/reply-target", "/settings/reply-target", ("minutes", "soon"));
        using var saved = await admin.PostFormAsync("/settings/reply-target", "/settings/reply-target", ("minutes", "5"));

        Assert.Equal((422, 302), ((int)refused.StatusCode, (int)saved.StatusCode));
        Assert.NotNull((await talk.Browser.GetPageAsync("/inbox")).QuerySelector(".needs-reply--long"));
    }

    private Task HearAsync(Correspondence talk, DateTimeOffset at) => fixture.App.ReceiveAsync(
        Payload.Text(talk.Organization.PageId, talk.Person, "Hello?", at: at.ToUnixTimeMilliseconds()));

    private Task EchoAsync(Correspondence talk, DateTimeOffset at, string appId) => fixture.App.ReceiveAsync(
        Payload.Envelope("page", Payload.Entry(talk.Organization.PageId, new
        {
            sender = new { id = talk.Organization.PageId },
            recipient = new { id = talk.Person },
            timestamp = at.ToUnixTimeMilliseconds(),
            message = new { is_echo = true, mid = Payload.NewMid(), text = "Hi", app_id = appId },
        })));

    private Task<DateTimeOffset?> WaitingSinceAsync(Correspondence talk) => fixture.App.WithDbAsync(
        talk.Organization.Id, db => db.Conversations.Where(c => c.Id == talk.Id).Select(c => c.WaitingSince).SingleAsync());
}
