using System.Net;
using System.Text.Json.Nodes;
using Inbox.Testing;
using Inbox.Web.Conversations;
using Inbox.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Tests.Receiving;

/// <summary>
/// Answers, echoes, receipts and the contact's words cross each other, and the clocks differ: the list says what the thread says.
/// </summary>
public sealed class OutOfOrderTests(SendingFixture fixture) : IClassFixture<SendingFixture>
{
    private readonly InboxApp app = fixture.App;

    [Fact]
    public async Task Who_wrote_while_ours_was_being_sent_stands_before_it_in_the_list_too()
    {
        using var talk = await Correspondence.BeginAsync(fixture);
        fixture.Clock.Move(TimeSpan.FromSeconds(3));
        fixture.Meta.Next(async call =>
        {
            fixture.Clock.Move(TimeSpan.FromSeconds(3));
            await talk.HearAsync("One more thing");
            fixture.Clock.Move(TimeSpan.FromSeconds(3));
            return fixture.Meta.Take(call);
        });

        await talk.SayAsync("The answer");
        var sent = await talk.UntilAsync(MessageStatus.Sent);
        await talk.EchoAsync("The answer", sent.Mid!, sent.Id.ToString());

        await EndsWithAsync(talk, "The answer");
    }

    [Theory]
    [InlineData(-4, -2, "One more question")]
    [InlineData(-4, -5, "The answer")]
    public async Task An_echo_that_moves_ours_back_shows_what_is_the_newest_then(int echoedAt, int askedAt, string last)
    {
        using var talk = await Correspondence.BeginAsync(fixture);
        fixture.Clock.Move(TimeSpan.FromSeconds(30));
        await talk.SayAsync("The answer");
        var sent = await talk.UntilAsync(MessageStatus.Sent);
        var now = fixture.Clock.GetUtcNow();

        await HearAsync(talk, "One more question", now.AddSeconds(askedAt));
        await EchoAsync(talk, sent, now.AddSeconds(echoedAt));

        await EndsWithAsync(talk, last);
    }

    [Fact]
    public async Task What_is_sent_again_moves_to_the_end_of_the_list_too()
    {
        using var talk = await Correspondence.BeginAsync(fixture);
        fixture.Meta.RefuseNext(100);
        await talk.SayAsync("Here is your invoice");
        await talk.UntilAsync(MessageStatus.Failed);
        fixture.Clock.Move(TimeSpan.FromSeconds(60));
        await talk.HearAsync("Are you there?");
        fixture.Clock.Move(TimeSpan.FromSeconds(60));

        using var again = await talk.Browser.PressAsync(await talk.Browser.GetPageAsync(talk.Address), "form[action*=sending] button");
        await talk.UntilAsync(MessageStatus.Sent);

        await EndsWithAsync(talk, "Here is your invoice");
    }

    [Theory]
    [InlineData(300, 200)]
    [InlineData(2000, 1000)]
    public async Task Who_was_answered_sooner_than_the_clocks_differ_does_not_wait(int aheadMs, int answeredAfterMs)
    {
        using var talk = await Correspondence.BeginAsync(fixture);
        await talk.SayAsync("First");
        await talk.UntilAsync(MessageStatus.Sent);
        fixture.Clock.Move(TimeSpan.FromSeconds(30));
        var meta = fixture.Clock.GetUtcNow().AddMilliseconds(aheadMs);
        await HearAsync(talk, "Do you deliver?", meta);
        fixture.Clock.Move(TimeSpan.FromMilliseconds(answeredAfterMs));

        using var answer = await talk.PostAsync(new { content = "Yes" });
        Assert.True(answer.IsSuccessStatusCode);
        await Eventually.TrueAsync(
            async () => (await talk.OutgoingAsync()).Exists(m => m.Text == "Yes" && m.Status == MessageStatus.Sent));
        await EchoAsync(talk, (await talk.OutgoingAsync()).Single(m => m.Text == "Yes"), meta.AddMilliseconds(aheadMs * 2));

        Assert.Empty((await talk.Browser.GetPageAsync("/inbox?sort=waiting")).QuerySelectorAll(".conversation-row"));
        await EndsWithAsync(talk, "Yes");
    }

    [Theory]
    [InlineData("read", "READ")]
    [InlineData("delivery", "DELIVERED")]
    public async Task A_receipt_that_comes_before_the_echo_it_speaks_of_counts(string kind, string status)
    {
        var talk = new Happenings(app, await TestOrganization.CreateAsync(app));
        var now = fixture.Clock.GetUtcNow();
        await talk.HappenAsync(At(talk.Said(Payload.NewMid(), "Hello"), now.AddSeconds(-60)));
        await talk.HappenAsync(At(
            talk.FromContact(kind, new JsonObject { ["watermark"] = now.AddSeconds(-10).ToUnixTimeMilliseconds() }), now.AddSeconds(-10)));

        await talk.HappenAsync(At(talk.Echoed(Payload.NewMid(), "Hi", """{"app_id":263902037430900}"""), now.AddSeconds(-30)));

        await talk.HappenAsync(At(talk.Said(Payload.NewMid(), "Late"), now.AddSeconds(-20)));

        Assert.Equal(["DELIVERED", status, "DELIVERED"], (await talk.ApiAsync()).Select(message => (string?)message!["status"]));
    }

    [Fact]
    public async Task What_comes_late_while_an_answer_is_on_its_way_waits_once_that_has_failed()
    {
        using var talk = await Correspondence.BeginAsync(fixture);
        await talk.SayAsync("Hello yourself");
        await talk.UntilAsync(MessageStatus.Sent);
        fixture.Clock.Move(TimeSpan.FromMinutes(1));
        var refusal = new TaskCompletionSource();
        fixture.Meta.Next(async _ =>
        {
            await refusal.Task;
            return SendStub.Json(HttpStatusCode.BadRequest, """{"error":{"message":"gone","type":"OAuthException","code":551}}""");
        });
        await talk.SayAsync("And another thing");
        await Eventually.TrueAsync(() => Task.FromResult(talk.Calls.Count() == 2));

        var writtenAt = fixture.Clock.GetUtcNow().ToUnixTimeMilliseconds() - 500;
        await app.ReceiveAsync(Payload.Text(talk.Organization.PageId, talk.Person, "Late", at: writtenAt));
        Assert.Null(await WaitingSinceAsync(talk));
        refusal.SetResult();
        await talk.UntilAsync(MessageStatus.Failed);

        Assert.Equal(DateTimeOffset.FromUnixTimeMilliseconds(writtenAt), await WaitingSinceAsync(talk));
    }

    [Fact]
    public async Task Where_an_answer_of_two_messages_fails_the_question_waits_whichever_fails_first()
    {
        using var talk = await Correspondence.BeginAsync(fixture);
        var since = await WaitingSinceAsync(talk);
        fixture.Clock.Move(TimeSpan.FromMinutes(1));
        fixture.Meta.RefuseNext(551);
        fixture.Meta.RefuseNext(551);

        await talk.SayAsync("In two");
        await talk.SayAsync("messages");
        await Eventually.TrueAsync(async () => (await talk.OutgoingAsync()).Count(m => m.Status == MessageStatus.Failed) == 2);

        Assert.NotNull(since);
        Assert.Equal(since, await WaitingSinceAsync(talk));
    }

    [Fact]
    public async Task What_was_unsent_while_its_answer_was_on_its_way_does_not_wait_again()
    {
        using var talk = await Correspondence.BeginAsync(fixture);
        var mid = Payload.NewMid();
        fixture.Clock.Move(TimeSpan.FromMinutes(1));
        await talk.SayAsync("Hello yourself");
        await talk.UntilAsync(MessageStatus.Sent);
        await talk.HearAsync("Never mind?", mid);
        var refusal = new TaskCompletionSource();
        fixture.Meta.Next(async _ =>
        {
            await refusal.Task;
            return SendStub.Json(HttpStatusCode.BadRequest, """{"error":{"message":"gone","type":"OAuthException","code":551}}""");
        });
        fixture.Clock.Move(TimeSpan.FromMinutes(1));
        await talk.SayAsync("We do mind");
        await Eventually.TrueAsync(() => Task.FromResult(talk.Calls.Count() == 2));

        await app.ReceiveAsync(Payload.Envelope("page", Payload.Entry(talk.Organization.PageId, new
        {
            sender = new { id = talk.Person },
            recipient = new { id = talk.Organization.PageId },
            timestamp = fixture.Clock.GetUtcNow().ToUnixTimeMilliseconds(),
            message = new { mid, is_deleted = true },
        })));
        refusal.SetResult();
        await talk.UntilAsync(MessageStatus.Failed);

        Assert.Null(await WaitingSinceAsync(talk));
    }

    [Fact]
    public async Task What_went_out_twice_since_it_was_sent_again_stands_there_twice()
    {
        using var talk = await Correspondence.BeginAsync(fixture);
        fixture.Clock.Move(TimeSpan.FromSeconds(10));
        fixture.Meta.Next((Func<SentCall, HttpResponseMessage>)(_ => throw new HttpRequestException("reset", null, null)));
        fixture.Meta.Next(_ => SendStub.Json(HttpStatusCode.OK, $$"""{"message_id":"m_second_{{talk.Person}}"}"""));
        await talk.SayAsync("Your code is 4711");
        await talk.UntilAsync(MessageStatus.Unknown);
        fixture.Clock.Move(TimeSpan.FromSeconds(130));
        var failed = await talk.UntilAsync(MessageStatus.Failed);
        using var again = await talk.Browser.PressAsync(await talk.Browser.GetPageAsync(talk.Address), "form[action*=sending] button");
        await talk.UntilAsync(MessageStatus.Sent);

        await talk.EchoAsync("Your code is 4711", $"m_first_{talk.Person}", failed.Id.ToString());
        await talk.EchoAsync("Your code is 4711", $"m_second_{talk.Person}", failed.Id.ToString());

        Assert.Equal(
            [$"m_first_{talk.Person}", $"m_second_{talk.Person}"],
            (await talk.OutgoingAsync()).Select(m => m.Mid).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Of_edits_with_one_number_the_later_one_stands_and_one_without_a_text_changes_nothing()
    {
        var talk = new Happenings(app, await TestOrganization.CreateAsync(app));
        var (numbered, bare, empty) = (Payload.NewMid(), Payload.NewMid(), Payload.NewMid());
        JsonObject Edited(string mid, string? text) => talk.FromContact("message_edit", new JsonObject { ["mid"] = mid, ["text"] = text });

        await talk.HappenAsync(talk.Said(numbered, "one"), talk.Edited(numbered, "two", 1), talk.Edited(numbered, "three", 1));
        await talk.HappenAsync(talk.Said(bare, "uno"), Edited(bare, "due"), Edited(bare, "tre"));
        await talk.HappenAsync(talk.Said(empty, "Please send two lamps"), Edited(empty, null));

        Assert.Equal(
            ["three", "tre", "Please send two lamps"], (await talk.ApiAsync()).Select(message => (string?)message!["content"]));
    }

    private static JsonObject At(JsonObject happening, DateTimeOffset at)
    {
        happening["timestamp"] = at.ToUnixTimeMilliseconds();
        return happening;
    }

    private Task<DateTimeOffset?> WaitingSinceAsync(Correspondence talk) =>
        app.WithDbAsync(talk.Organization.Id, db => db.Conversations.Select(c => c.WaitingSince).SingleAsync());

    private Task HearAsync(Correspondence talk, string text, DateTimeOffset at) =>
        app.ReceiveAsync(Payload.Text(talk.Organization.PageId, talk.Person, text, at: at.ToUnixTimeMilliseconds()));

    private Task EchoAsync(Correspondence talk, Message sent, DateTimeOffset at) =>
        app.ReceiveAsync(Payload.Envelope("page", Payload.Entry(talk.Organization.PageId, new
        {
            sender = new { id = talk.Organization.PageId },
            recipient = new { id = talk.Person },
            timestamp = at.ToUnixTimeMilliseconds(),
            message = new { is_echo = true, mid = sent.Mid, text = sent.Text, metadata = sent.Id.ToString() },
        })));

    /// <summary>The thread, the row beside it and the API say the same last words.</summary>
    private static async Task EndsWithAsync(Correspondence talk, string words)
    {
        var page = await talk.Browser.GetPageAsync(talk.Address);
        var row = (await talk.Browser.GetJsonAsync("/api/conversations"))[0];
        Assert.Equal(words, page.QuerySelectorAll(".message__text")[^1].Seen());
        Assert.Contains(words, page.QuerySelector(".conversation-row__preview")!.Seen(), StringComparison.Ordinal);
        Assert.Contains(words, row.ToString(), StringComparison.Ordinal);
    }
}
