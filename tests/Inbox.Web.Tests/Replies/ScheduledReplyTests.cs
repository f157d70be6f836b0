using System.Globalization;
using System.Net;
using AngleSharp.Dom;
using Inbox.Testing;
using Inbox.Web.Conversations;
using Inbox.Web.Meta;
using Inbox.Web.Organizations;
using Inbox.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Tests.Replies;

/// <summary>What is sent can be taken back for a moment, or waits for its time and is looked at again then.</summary>
public sealed class ScheduledReplyTests(SendingFixture fixture) : IClassFixture<SendingFixture>
{
    [Fact]
    public async Task What_was_sent_can_be_taken_back_and_is_in_the_composer_again()
    {
        using var talk = await Correspondence.BeginAsync(fixture);
        await UndoableAsync(talk);
        using var sent = await talk.WriteAsync("Too soon");
        var page = await talk.Browser.GetPageAsync(talk.Address);
        Assert.Contains("Sent in a moment", Assert.Single(Scheduled(page)).Seen(), StringComparison.Ordinal);
        Assert.Equal("", page.QuerySelector("#text")!.TextContent);

        using var undone = await talk.Browser.PressAsync(
            page, ".message--scheduled button", Scheduled(page)[0].QuerySelector("button")!.GetAttribute("formaction"));

        page = await talk.Browser.GetPageAsync(talk.Address);
        Assert.Equal("Too soon", page.QuerySelector("#text")!.TextContent);
        Assert.Empty(Scheduled(page));
        fixture.Clock.Move(TimeSpan.FromSeconds(11));
        await talk.SayAsync("Now");
        fixture.Clock.Move(TimeSpan.FromSeconds(11));
        await talk.UntilAsync(MessageStatus.Sent);
        Assert.Equal("Now", Assert.Single(talk.Calls).Text);
    }

    [Fact]
    public async Task What_is_taken_back_to_be_changed_keeps_its_time()
    {
        using var talk = await Correspondence.BeginAsync(fixture);
        using var planned = await LaterAsync(talk, "In three hours", ("later", "later"));
        var before = await SendAtAsync();
        var page = await talk.Browser.GetPageAsync(talk.Address);
        using var changing = await talk.Browser.PressAsync(
            page, ".message--scheduled button[formaction]", Scheduled(page)[0].QuerySelectorAll("button")[1].GetAttribute("formaction"));

        page = await talk.Browser.GetPageAsync(changing.GoesTo()!);
        var send = page.QuerySelector(".composer__send > button")!;
        Assert.Equal(("later", SnoozeOption.Own), (send.GetAttribute("name"), send.GetAttribute("value")));
        using var again = await LaterAsync(
            talk, "In three hours, changed", ("later", SnoozeOption.Own),
            ("at", page.QuerySelector(".composer__send [name=at]")!.GetAttribute("value")!));

        Assert.InRange(before - await SendAtAsync(), TimeSpan.Zero, TimeSpan.FromMinutes(1));

        Task<DateTimeOffset> SendAtAsync() => fixture.App.WithDbAsync(
            talk.Organization.Id, db => db.ScheduledReplies.Select(r => r.SendAt).SingleAsync());
    }

    [Fact]
    public async Task Only_times_at_which_it_could_still_be_sent_are_offered()
    {
        using var talk = await Correspondence.BeginAsync(fixture, Platform.Instagram);
        Assert.Contains("later", await OfferedAsync(talk));

        fixture.Clock.Move(TimeSpan.FromHours(22));

        Assert.Equal([SnoozeOption.Own], await OfferedAsync(talk));

        static async Task<IReadOnlyList<string>> OfferedAsync(Correspondence talk) =>
            [.. (await talk.Browser.GetPageAsync(talk.Address)).QuerySelectorAll(".composer__send [name=later]")
                .Select(button => button.GetAttribute("value")!)];
    }

    [Fact]
    public async Task What_is_not_taken_back_is_sent_once_and_closes_where_it_was_to_close()
    {
        using var talk = await Correspondence.BeginAsync(fixture);
        await UndoableAsync(talk);
        var id = Guid.CreateVersion7().ToString();
        using var sent = await talk.WriteAsync("Bye", ("id", id), ("then", "close"));
        using var again = await talk.WriteAsync("Bye", ("id", id), ("then", "close"));
        Assert.Equal("/inbox", sent.GoesTo());
        Assert.EndsWith(
            "sent in a moment Undo", (await talk.Browser.GetPageAsync("/inbox")).QuerySelector(
                "undo-toast")!.Seen(), StringComparison.Ordinal);
        Assert.Empty(await talk.OutgoingAsync());

        fixture.Clock.Move(TimeSpan.FromSeconds(11));

        var message = await talk.UntilAsync(MessageStatus.Sent);
        Assert.Equal(id, message.Id.ToString());
        Assert.Single(talk.Calls);
        await Eventually.TrueAsync(
            () => fixture.App.WithDbAsync(
                talk.Organization.Id, db => db.Conversations.AnyAsync(c => c.Status == ConversationStatus.Closed)));
        Assert.Empty(Scheduled(await talk.Browser.GetPageAsync(talk.Address)));
    }

    [Fact]
    public async Task One_that_waits_holds_up_nothing_that_is_sent_at_once()
    {
        using var talk = await Correspondence.BeginAsync(fixture);
        using var planned = await LaterAsync(talk, "In three hours", ("later", "later"));

        await talk.SayAsync("At once");

        await talk.UntilAsync(MessageStatus.Sent);
        Assert.Equal("At once", Assert.Single(talk.Calls).Text);
        fixture.Clock.Move(TimeSpan.FromHours(3.1));
        await Eventually.TrueAsync(() => Task.FromResult(talk.Calls.Count() == 2));
        Assert.Equal("In three hours", talk.Calls.Last().Text);
    }

    [Fact]
    public async Task After_an_outage_its_writer_decides_whether_it_still_fits()
    {
        using var talk = await Correspondence.BeginAsync(fixture);
        using var planned = await LaterAsync(talk, "In three hours", ("later", "later"));

        fixture.Clock.Move(TimeSpan.FromHours(3.6));

        await Eventually.TrueAsync(async () => (await WaitingAsync(talk)).Single().State == ScheduledReplyState.Refused);
        Assert.Contains(
            "Its time was more than 30 minutes ago", Assert.Single(Scheduled(await talk.Browser.GetPageAsync(talk.Address))).Seen(),
            StringComparison.Ordinal);
        Assert.Empty(talk.Calls);
    }

    [Fact]
    public async Task Where_what_it_quotes_was_unsent_it_goes_without_the_quote_and_the_thread_says_so()
    {
        using var talk = await Correspondence.BeginAsync(fixture);
        var mid = Payload.NewMid();
        await talk.HearAsync("Is it blue?", mid);
        var quoted = await fixture.App.WithDbAsync(
            talk.Organization.Id, db => db.Messages.Where(m => m.Mid == mid).Select(m => m.Id).SingleAsync());
        using var planned = await LaterAsync(talk, "It is", ("later", "later"), ("replyTo", quoted.ToString()));
        await fixture.App.ReceiveAsync(Payload.Envelope("page", Payload.Entry(talk.Organization.PageId, new
        {
            sender = new { id = talk.Person },
            recipient = new { id = talk.Organization.PageId },
            timestamp = fixture.Clock.GetUtcNow().ToUnixTimeMilliseconds(),
            message = new { mid, is_deleted = true },
        })));

        fixture.Clock.Move(TimeSpan.FromHours(3.1));
        await talk.UntilAsync(MessageStatus.Sent);

        Assert.Equal("It is", Assert.Single(talk.Calls).Text);
        Assert.Contains(
            "Sent without this quote", (await talk.Browser.GetPageAsync(talk.Address)).QuerySelector(".thread__messages")!.Seen(),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_they_write_first_it_is_held_and_its_writer_decides()
    {
        using var talk = await Correspondence.BeginAsync(fixture);
        using var planned = await LaterAsync(talk, "Still interested?", ("later", "later"));
        var row = (await talk.Browser.GetPageAsync("/inbox")).QuerySelector(".conversation-row__scheduled");
        Assert.Equal(("Scheduled", null), (row?.Seen(), await RowMarkAsync(talk.Browser)));
        fixture.Clock.Move(TimeSpan.FromMinutes(5));
        await talk.HearAsync("No, thank you");

        Assert.Contains(
            "Held: they wrote first", Assert.Single(
                Scheduled(await talk.Browser.GetPageAsync(talk.Address))).Seen(), StringComparison.Ordinal);
        Assert.Equal("Held", (await RowMarkAsync(talk.Browser))!.Seen());
        fixture.Clock.Move(TimeSpan.FromHours(3.1));
        await Eventually.TrueAsync(async () => (await WaitingAsync(talk)).Single().State == ScheduledReplyState.Held);
        Assert.Empty(talk.Calls);

        var page = await talk.Browser.GetPageAsync(talk.Address);
        using var colleague = await talk.Organization.SignInAsync();
        Assert.NotNull(await RowMarkAsync(talk.Browser));
        Assert.Null(await RowMarkAsync(colleague));
        Assert.Null(Assert.Single(Scheduled(await colleague.GetPageAsync(talk.Address))).QuerySelector("button"));
        using var now = await talk.Browser.PressAsync(page, ".message--scheduled button:not([formaction], [value=DELETE])");
        await talk.UntilAsync(MessageStatus.Sent);
        Assert.Equal("Still interested?", Assert.Single(talk.Calls).Text);
        Assert.Null(await RowMarkAsync(talk.Browser));
    }

    [Theory]
    [InlineData("answered")]
    [InlineData("closed")]
    [InlineData("answered elsewhere")]
    public async Task Where_a_colleague_did_something_first_its_writer_is_told_and_decides(string done)
    {
        using var talk = await Correspondence.BeginAsync(fixture);
        using var planned = await LaterAsync(talk, "In three hours", ("later", "later"));
        using var colleague = await talk.Organization.SignInAsync();
        fixture.Clock.Move(TimeSpan.FromMinutes(5));
        switch (done)
        {
            case "answered":
                using (var sent = await colleague.PostFormAsync(talk.Address, $"{talk.Address}/replies", ("text", "Here it is")))
                {
                    await talk.UntilAsync(MessageStatus.Sent);
                }

                break;
            case "closed":
                using (await colleague.PostFormAsync(talk.Address, $"{talk.Address}/closure"))
                {
                    break;
                }

            default:
                await talk.EchoAsync("From the Page itself", Payload.NewMid());
                break;
        }

        fixture.Clock.Move(TimeSpan.FromHours(3.1));

        await Eventually.TrueAsync(async () => (await WaitingAsync(talk)).Single().State == ScheduledReplyState.Refused);
        Assert.DoesNotContain("In three hours", talk.Calls.Select(call => call.Text));
        Assert.NotEmpty(Assert.Single(Scheduled(await talk.Browser.GetPageAsync(talk.Address))).QuerySelectorAll("button"));
    }

    [Fact]
    public async Task It_is_dropped_or_changed_and_nobody_else_does_that()
    {
        using var talk = await Correspondence.BeginAsync(fixture);
        using var planned = await LaterAsync(talk, "Tomorrow", ("later", "later"));
        var page = await talk.Browser.GetPageAsync(talk.Address);
        using var colleague = await talk.Organization.SignInAsync(AgentRole.Admin);
        var address = Scheduled(page)[0].QuerySelector("form")!.GetAttribute("action")!;
        using var strange = await colleague.PostFormAsync(talk.Address, address, ("_method", "DELETE"));
        Assert.Equal(HttpStatusCode.NotFound, strange.StatusCode);

        using var dropped = await talk.Browser.PressAsync(page, ".message--scheduled button[value=DELETE]");
        using var twice = await talk.Browser.PressAsync(page, ".message--scheduled button[value=DELETE]");

        Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.NotFound), (dropped.StatusCode, twice.StatusCode));
        Assert.Contains("It does not wait any more", await twice.TextAsync(), StringComparison.Ordinal);
        Assert.Empty(await WaitingAsync(talk));
    }

    [Theory]
    [InlineData("own", "2020-01-01T09:00", "Choose a moment to come")]
    [InlineData("own", "soon", "Choose a moment to come")]
    [InlineData("write", "", "Choose a moment to come")]
    [InlineData("own", "2 days", "The reply window closes on")]
    public async Task A_time_at_which_nothing_could_be_sent_is_refused_in_words_and_the_text_is_kept(string later, string at, string words)
    {
        using var talk = await Correspondence.BeginAsync(fixture);
        fixture.Clock.Move(TimeSpan.FromHours(1));

        at = at == "2 days" ? fixture.Clock.GetUtcNow().AddDays(2).ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture) : at;

        using var refused = await LaterAsync(talk, "A long text", ("later", later), ("at", at));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var page = Pages.Parse(await refused.TextAsync());
        Assert.Contains(words, page.QuerySelector("#composer-refusal")!.Seen(), StringComparison.Ordinal);
        Assert.Equal("A long text", page.QuerySelector("#text")!.TextContent);
        Assert.Empty(await WaitingAsync(talk));
    }

    [Fact]
    public async Task Who_may_not_see_the_conversation_any_more_sends_nothing_into_it()
    {
        using var talk = await Correspondence.BeginAsync(fixture);
        using var planned = await LaterAsync(talk, "Later", ("later", "later"));
        await fixture.App.WithDbAsync(
            talk.Organization.Id, db => db.Agents.ExecuteUpdateAsync(a => a.SetProperty(x => x.Sight, AccessScope.Memberships)));

        fixture.Clock.Move(TimeSpan.FromHours(3.1));

        await Eventually.TrueAsync(async () => (await WaitingAsync(talk)).Single().State == ScheduledReplyState.Refused);
        Assert.Empty(talk.Calls);
        using var admin = await talk.Organization.SignInAsync(AgentRole.Admin);
        Assert.Contains(
            "may not answer this conversation any more", Assert.Single(
                Scheduled(await admin.GetPageAsync(talk.Address))).Seen(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_agent_chooses_a_moment_of_their_own_zone()
    {
        using var talk = await Correspondence.BeginAsync(fixture);
        var there = TimeZoneInfo.ConvertTime(fixture.Clock.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin")).AddHours(2);

        using var planned = await LaterAsync(
            talk, "At two", ("later", "own"), ("at", there.ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture)));

        Assert.Equal(there.UtcDateTime, Assert.Single(await WaitingAsync(talk)).SendAt.UtcDateTime, TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task Send_and_next_leads_to_the_next_of_the_list_and_to_the_list_after_the_last()
    {
        using var talk = await Correspondence.BeginAsync(fixture);
        fixture.Clock.Move(TimeSpan.FromMinutes(1));
        var other = TestOrganization.NextId();
        await fixture.App.ReceiveAsync(
            Payload.Text(talk.Organization.PageId, other, "Newer", null, fixture.Clock.GetUtcNow().ToUnixTimeMilliseconds(), "page"));
        var newer = await fixture.App.WithDbAsync(
            talk.Organization.Id, db => db.Conversations.Where(c => c.Id != talk.Id).Select(c => c.Id).SingleAsync());
        var page = await talk.Browser.GetPageAsync($"/conversations/{newer}");

        using var first = await talk.Browser.PostFormAsync(page, $"/conversations/{newer}/replies", ("text", "Yes"), ("then", "next"));
        using var last = await talk.WriteAsync("No", ("then", "next"));

        Assert.Equal((talk.Address, "/inbox"), (first.GoesTo(), last.GoesTo()));
    }

    private static List<IElement> Scheduled(IParentNode page) => [.. page.QuerySelectorAll(".message--scheduled")];

    private static async Task<IElement?> RowMarkAsync(HttpClient browser) =>
        (await browser.GetPageAsync("/inbox")).QuerySelector(".conversation-row__held");

    private static Task<HttpResponseMessage> LaterAsync(Correspondence talk, string text, params (string Name, string Value)[] fields) =>
        talk.WriteAsync(text, fields);

    private Task<List<ScheduledReply>> WaitingAsync(Correspondence talk) =>
        fixture.App.WithDbAsync(talk.Organization.Id, db => db.ScheduledReplies.AsNoTracking().ToListAsync());

    private async Task UndoableAsync(Correspondence talk)
    {
        using var answer = await talk.Browser.PostFormAsync("/account", "/account/sending", ("undoSeconds", "10"));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal(10, await fixture.App.WithDbAsync(talk.Organization.Id, db => db.Agents.Select(a => a.UndoSeconds).SingleAsync()));
    }
}
