using System.Net;
using Inbox.Testing;
using Inbox.Web.Conversations;
using Inbox.Web.Meta;
using Inbox.Web.Sending;
using Inbox.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Tests.Sending;

/// <summary>What an agent writes reaches Meta once, and its status tells the truth.</summary>
public sealed class SendingTests(SendingFixture fixture) : IClassFixture<SendingFixture>
{
    [Theory]
    [InlineData(29, true)]
    [InlineData(31, false)]
    public async Task What_waited_for_long_asks_before_it_goes(int minutes, bool goes)
    {
        using var talk = await Correspondence.BeginAsync(fixture);
        await fixture.App.WithDbAsync(talk.Organization.Id, db => db.Channels.ExecuteUpdateAsync(
            c => c.SetProperty(x => x.SendsPausedUntil, fixture.Clock.GetUtcNow().AddMinutes(minutes))));
        await talk.SayAsync("On my way");
        fixture.Clock.Move(TimeSpan.FromMinutes(minutes));
        if (!goes)
        {
            await talk.UntilAsync(MessageStatus.Failed);
            var page = await talk.Browser.GetPageAsync(talk.Address);
            Assert.StartsWith(
                "It waited for more than 30 minutes", page.QuerySelector(".message__problem")!.Seen(), StringComparison.Ordinal);
            Assert.Empty(talk.Calls);
            using var again = await talk.Browser.PressAsync(page, ".message--failed form button");
        }

        await talk.UntilAsync(MessageStatus.Sent);
        Assert.Equal("On my way", Assert.Single(talk.Calls).Text);
    }

    [Theory]
    [InlineData(Platform.Messenger)]
    [InlineData(Platform.Instagram)]
    public async Task A_reply_is_sent_through_the_Page_as_a_response_without_a_tag(Platform platform)
    {
        using var talk = await Correspondence.BeginAsync(fixture, platform);

        await talk.SayAsync("We are open until six.");

        var sent = await talk.UntilAsync(MessageStatus.Sent);
        var call = Assert.Single(talk.Calls);
        Assert.EndsWith($"/{talk.Organization.PageId}/messages", call.Path, StringComparison.Ordinal);
        Assert.Equal(("We are open until six.", "RESPONSE", null), (call.Text, call.MessagingType, call.Tag));
        Assert.Equal(platform == Platform.Messenger ? sent.Id.ToString() : null, call.Metadata);
        Assert.NotNull(sent.Mid);
    }

    [Fact]
    public async Task The_page_shows_who_wrote_and_how_far_it_came()
    {
        using var talk = await Correspondence.BeginAsync(fixture);
        await talk.SayAsync("Yes <b>we</b> are.");
        await talk.UntilAsync(MessageStatus.Sent);

        var page = await talk.Browser.GetPageAsync(talk.Address);

        var message = page.QuerySelectorAll(".message--outgoing").Single();
        Assert.Equal("Yes <b>we</b> are.", message.QuerySelector(".message__text")!.Seen());
        Assert.Equal("Anna Keller", message.QuerySelector(".message__who b")!.Seen());
        Assert.NotNull(message.QuerySelector(".status-tick--sent"));
        Assert.Contains("Yes <b>we</b> are.", page.QuerySelector(".conversation-row__preview")!.Seen(), StringComparison.Ordinal);
        Assert.Equal("SENT", (await talk.NewestInApiAsync()).GetProperty("status").GetString());
    }

    [Fact]
    public async Task The_same_form_sent_twice_at_once_is_one_message()
    {
        using var talk = await Correspondence.BeginAsync(fixture);
        var id = Guid.CreateVersion7().ToString();

        var page = await talk.Browser.GetPageAsync(talk.Address);

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ =>
            talk.Browser.PostFormAsync(page, $"{talk.Address}/replies", ("id", id), ("text", "Once"))));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode));
        await talk.UntilAsync(MessageStatus.Sent);
        Assert.Single(await talk.OutgoingAsync());
        Assert.Single(talk.Calls);
    }

    [Fact]
    public async Task Messages_of_one_conversation_leave_in_the_order_they_were_written()
    {
        using var talk = await Correspondence.BeginAsync(fixture);
        var texts = Enumerable.Range(1, 8).Select(i => $"Part {i}").ToArray();
        foreach (var text in texts)
        {
            await talk.SayAsync(text);
        }

        await Eventually.TrueAsync(async () => (await talk.OutgoingAsync()).TrueForAll(m => m.Status == MessageStatus.Sent));

        Assert.Equal(texts, talk.Calls.Select(call => call.Text));
    }

    [Fact]
    public async Task A_text_that_is_too_long_is_refused_kept_and_offered_in_parts()
    {
        using var talk = await Correspondence.BeginAsync(fixture, Platform.Instagram);
        var text = string.Join(' ', Enumerable.Repeat("gemütlich", 150));

        using var refused = await talk.WriteAsync(text);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var page = await refused.TextAsync();
        Assert.Contains("1,649 bytes", page, StringComparison.Ordinal);
        Assert.Contains("Send in 2 parts", page, StringComparison.Ordinal);
        Assert.Contains("gemütlich gemütlich", page, StringComparison.Ordinal);
        Assert.Empty(await talk.OutgoingAsync());

        using var taken = await talk.WriteAsync(text, ("split", "true"));
        await Eventually.TrueAsync(async () => (await talk.OutgoingAsync()).Count(m => m.Status == MessageStatus.Sent) == 2);
        Assert.Equal(text, string.Join(' ', talk.Calls.Select(call => call.Text)));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Parts_keep_their_order_while_the_second_is_on_its_way(bool isHeardBetween)
    {
        using var talk = await Correspondence.BeginAsync(fixture, Platform.Instagram);
        var first = new TaskCompletionSource();
        var second = new TaskCompletionSource();
        fixture.Meta.Next(async call =>
        {
            await first.Task;
            return fixture.Meta.Take(call);
        });
        fixture.Meta.Next(async call =>
        {
            await second.Task;
            return fixture.Meta.Take(call);
        });
        using var taken = await talk.WriteAsync(string.Join(' ', Enumerable.Repeat("gemütlich", 149)) + " END", ("split", "true"));
        fixture.Clock.Move(TimeSpan.FromSeconds(1));
        if (isHeardBetween)
        {
            await talk.HearAsync("Are you there?");
            fixture.Clock.Move(TimeSpan.FromSeconds(1));
        }

        first.SetResult();
        await talk.UntilAsync(MessageStatus.Sent);

        var parts = await talk.OutgoingAsync();
        Assert.Equal(MessageStatus.Sent, parts[0].Status);
        Assert.EndsWith("END", parts[1].Text, StringComparison.Ordinal);
        var page = await talk.Browser.GetPageAsync(talk.Address);
        Assert.EndsWith("END", page.QuerySelectorAll(".message__text")[^1].Seen(), StringComparison.Ordinal);
        var last = await fixture.App.WithDbAsync(talk.Organization.Id, db => db.Conversations.Select(c => c.LastMessageId).SingleAsync());
        Assert.Equal(parts[1].Id, last);
        second.SetResult();
        await Eventually.TrueAsync(async () => (await talk.OutgoingAsync()).TrueForAll(m => m.Status == MessageStatus.Sent));
    }

    [Fact]
    public async Task A_closed_conversation_that_is_answered_is_open_again()
    {
        using var talk = await Correspondence.BeginAsync(fixture);
        var page = await talk.Browser.GetPageAsync(talk.Address);
        using var closed = await talk.Browser.PressAsync(page, "form[action*=closure] button");

        await talk.SayAsync("One more thing.");

        var status = await fixture.App.WithDbAsync(talk.Organization.Id, db => db.Conversations.Select(c => c.Status).SingleAsync());
        Assert.Equal(ConversationStatus.Open, status);
    }

    [Theory]
    [InlineData(551, null, SendFailureReason.CannotReceive)]
    [InlineData(10, 2018300, SendFailureReason.ThreadControlled)]
    [InlineData(100, 2534015, SendFailureReason.TooLong)]
    [InlineData(424242, null, SendFailureReason.Refused)]
    public async Task A_refusal_is_shown_in_words_and_can_be_sent_again(int code, int? subcode, SendFailureReason reason)
    {
        using var talk = await Correspondence.BeginAsync(fixture);
        fixture.Meta.RefuseNext(code, subcode);

        await talk.SayAsync("Hello?");
        var failed = await talk.UntilAsync(MessageStatus.Failed);

        Assert.Equal((reason, code, subcode), (failed.FailureReason, failed.FailureCode, failed.FailureSubcode));
        var page = await talk.Browser.GetPageAsync(talk.Address);
        Assert.Equal(SendWords.Of(reason), page.QuerySelector(".message__problem")!.Seen());
        Assert.Equal("FAILED", (await talk.NewestInApiAsync()).GetProperty("status").GetString());

        using var again = await talk.Browser.PressAsync(page, "form[action*=sending] button");
        await talk.UntilAsync(MessageStatus.Sent);
        Assert.Equal(2, talk.Calls.Count());
    }

    [Fact]
    public async Task A_limit_puts_the_message_back_and_the_next_one_waits_behind_it()
    {
        using var talk = await Correspondence.BeginAsync(fixture);
        fixture.Meta.RefuseNext(613);
        await talk.SayAsync("First");
        await Eventually.TrueAsync(async () => (await talk.OutgoingAsync()) is [{ Status: MessageStatus.Queued, SendAttempts: 1 }]);
        await talk.SayAsync("Second");

        fixture.Clock.Move(TimeSpan.FromSeconds(7));
        await Eventually.TrueAsync(async () => (await talk.OutgoingAsync()).Count(m => m.Status == MessageStatus.Sent) == 2);

        Assert.Equal(["First", "First", "Second"], talk.Calls.Select(call => call.Text));
    }

    [Fact]
    public async Task A_limit_makes_the_whole_channel_wait()
    {
        using var talk = await Correspondence.BeginAsync(fixture);
        fixture.Meta.RefuseNext(613);
        await talk.SayAsync("First");
        await Eventually.TrueAsync(async () => (await talk.OutgoingAsync()) is [{ Status: MessageStatus.Queued, SendAttempts: 1 }]);

        var channel = await talk.ChannelAsync();

        Assert.True(channel.SendsPausedUntil > fixture.Clock.GetUtcNow());
        Assert.True(channel.CanSpeak);
        Assert.Contains("sending goes on by itself", channel.LastError?.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(10)]
    [InlineData(200)]
    public async Task A_permission_that_is_missing_fails_the_message_and_has_the_channel_checked(int code)
    {
        using var talk = await Correspondence.BeginAsync(fixture);
        var before = (await talk.ChannelAsync()).CheckDueAt;
        fixture.Meta.RefuseNext(code);
        await talk.SayAsync("First");
        await talk.UntilAsync(MessageStatus.Failed);

        var channel = await talk.ChannelAsync();

        Assert.True(channel.CheckDueAt < before);
        Assert.Contains($"code {code}", channel.LastError?.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dead_token_stops_the_channel_and_connecting_again_lets_the_queue_go()
    {
        using var talk = await Correspondence.BeginAsync(fixture);
        fixture.Meta.RefuseNext(190, 463);
        await talk.SayAsync("One");
        await Eventually.TrueAsync(
            () => fixture.App.WithDbAsync(talk.Organization.Id, db => db.Channels.AnyAsync(c => c.TokenRefusedAt != null)));
        Assert.Equal(MessageStatus.Queued, Assert.Single(await talk.OutgoingAsync()).Status);

        using var locked = await talk.WriteAsync("Two");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, locked.StatusCode);
        Assert.Contains("what waits leaves once an admin has connected it again", await locked.TextAsync(), StringComparison.Ordinal);
        await talk.HearAsync("Are you there?");
        Assert.Contains("Are you there?", await talk.Browser.GetStringAsync(talk.Address), StringComparison.Ordinal);

        await fixture.App.WithDbAsync(talk.Organization.Id, async db =>
        {
            var channel = await db.Channels.SingleAsync(c => c.Platform == Platform.Messenger);
            channel.Reconnect(channel.PageId, channel.Name, channel.ProtectedToken!, DateTimeOffset.UtcNow);
            return await db.SaveChangesAsync();
        });
        await talk.UntilAsync(MessageStatus.Sent);
        Assert.Equal(["One", "One"], talk.Calls.Select(call => call.Text));
    }

    [Fact]
    public async Task A_queued_message_can_be_taken_back()
    {
        using var talk = await Correspondence.BeginAsync(fixture);
        fixture.Meta.RefuseNext(613);
        fixture.Clock.Stop();
        await talk.SayAsync("Oops");
        await Eventually.TrueAsync(async () => (await talk.OutgoingAsync()) is [{ Status: MessageStatus.Queued, SendAttempts: 1 }]);

        var page = await talk.Browser.GetPageAsync(talk.Address);
        using var answer = await talk.Browser.PressAsync(page, "form[action*=sending] button");

        Assert.Equal(MessageStatus.Cancelled, Assert.Single(await talk.OutgoingAsync()).Status);
        fixture.Clock.Continue();
        fixture.Clock.Move(TimeSpan.FromSeconds(10));
        await talk.SayAsync("Better");
        await talk.UntilAsync(MessageStatus.Sent);
        Assert.Equal(["Oops", "Better"], talk.Calls.Select(call => call.Text));
    }
}
