using System.Net;
using AngleSharp.Html.Dom;
using Inbox.Testing;
using Inbox.Web.Conversations;
using Inbox.Web.Meta;
using Inbox.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Tests.Replies;

/// <summary>An answer that points to a message (meta-platform 2.5, 3.4).</summary>
public sealed class QuotingTests(SendingFixture fixture) : IClassFixture<SendingFixture>
{
    [Theory]
    [InlineData(Platform.Messenger)]
    [InlineData(Platform.Instagram)]
    public async Task A_message_is_quoted_by_a_link_and_a_form_and_the_answer_shows_it(Platform platform)
    {
        using var talk = await Correspondence.BeginAsync(fixture, platform);
        var mid = Payload.NewMid();
        await talk.HearAsync("Is it <b>in stock</b>?", mid);
        var thread = await talk.Browser.GetPageAsync(talk.Address);
        var reply = (IHtmlAnchorElement)thread.QuerySelectorAll(".message--incoming")[^1].QuerySelector("a.message__reply")!;

        var page = await talk.Browser.GetPageAsync(reply.PathName + reply.Search);

        var quoted = page.QuerySelector(".composer__answering")!;
        Assert.Equal("Is it <b>in stock</b>?", quoted.QuerySelector(".quote span")!.Seen());
        Assert.Equal($"{talk.Address}#composer", quoted.QuerySelector("a.composer__drop-quote")!.GetAttribute("href"));
        var replyTo = ((IHtmlInputElement)quoted.QuerySelector("input[name=replyTo]")!).Value;
        using var answer = await talk.WriteAsync("It is.", ("replyTo", replyTo));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        await talk.UntilAsync(MessageStatus.Sent);
        Assert.Equal(mid, Assert.Single(talk.Calls).ReplyTo);
        var sent = (await talk.Browser.GetPageAsync(talk.Address)).QuerySelector(".message--outgoing .quote")!;
        Assert.Equal($"#message-{replyTo}", sent.GetAttribute("href"));
        Assert.Equal("Answer to their message", sent.QuerySelector("b")!.Seen());
    }

    [Fact]
    public async Task A_message_of_ours_is_quoted_once_Meta_has_it()
    {
        using var talk = await Correspondence.BeginAsync(fixture);
        await talk.SayAsync("We open at nine.");
        var first = await talk.UntilAsync(MessageStatus.Sent);

        using var answer = await talk.PostAsync(new { content = "On Sunday too.", replyTo = first.Id });

        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        await Eventually.TrueAsync(() => Task.FromResult(talk.Calls.Any(call => call.ReplyTo == first.Mid)));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Where_the_quote_is_gone_the_words_go_without_it_and_say_so(bool isUnsent)
    {
        using var talk = await Correspondence.BeginAsync(fixture);
        var mid = Payload.NewMid();
        await talk.HearAsync("Is it in stock?", mid);
        var quoted = await fixture.App.WithDbAsync(talk.Organization.Id, db => db.Messages.SingleAsync(m => m.Mid == mid));
        if (isUnsent)
        {
            // Between the writing and the sending.
            await fixture.App.WithDbAsync(talk.Organization.Id, db => db.Channels.ExecuteUpdateAsync(
                c => c.SetProperty(x => x.SendsPausedUntil, fixture.Clock.GetUtcNow().AddMinutes(5))));
        }
        else
        {
            fixture.Meta.RefuseNext(100);
        }

        using var answer = await talk.WriteAsync("It is.", ("replyTo", $"{quoted.Id}"));
        if (isUnsent)
        {
            await fixture.App.WithDbAsync(talk.Organization.Id, db => db.Messages.Where(m => m.Id == quoted.Id)
                .ExecuteUpdateAsync(m => m.SetProperty(x => x.UnsentAt, fixture.Clock.GetUtcNow())));
            await fixture.App.WithDbAsync(talk.Organization.Id, db => db.Channels.ExecuteUpdateAsync(
                c => c.SetProperty(x => x.SendsPausedUntil, (DateTimeOffset?)null)));
            fixture.Clock.Move(TimeSpan.FromMinutes(6));
        }

        await talk.UntilAsync(MessageStatus.Sent);
        Assert.Null(talk.Calls.Last().ReplyTo);
        Assert.Equal("It is.", talk.Calls.Last().Text);
        var shown = (await talk.Browser.GetPageAsync(talk.Address)).QuerySelector(".message--outgoing .quote")!;
        Assert.Contains("Sent without this quote", shown.Seen(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_message_that_Meta_did_not_take_has_no_action_and_is_refused()
    {
        using var talk = await Correspondence.BeginAsync(fixture);
        fixture.Meta.RefuseNext(100);
        await talk.SayAsync("Never arrives");
        var failed = await talk.UntilAsync(MessageStatus.Failed);

        Assert.Null((await talk.Browser.GetPageAsync(talk.Address)).QuerySelector(".message--outgoing .message__reply"));
        await RefusesAsync(talk, failed.Id.ToString(), "Meta has no name for the message to answer");
    }

    [Fact]
    public async Task A_tap_that_Meta_gave_no_mid_is_never_sent_as_what_is_answered()
    {
        using var talk = await Correspondence.BeginAsync(fixture);
        await fixture.App.ReceiveAsync(Payload.Envelope("page", Payload.Entry(talk.Organization.PageId, new
        {
            sender = new { id = talk.Person },
            recipient = new { id = talk.Organization.PageId },
            timestamp = fixture.Clock.GetUtcNow().ToUnixTimeMilliseconds(),
            postback = new { title = "Get Started", payload = "START" },
        })));
        var tap = await fixture.App.WithDbAsync(talk.Organization.Id, db => db.Messages.SingleAsync(m => m.Text == "Get Started"));
        Assert.StartsWith("inbox:", tap.Mid, StringComparison.Ordinal);

        var page = await talk.Browser.GetPageAsync(talk.Address);

        Assert.Null(page.QuerySelector($"#message-{tap.Id} .message__reply"));
        await RefusesAsync(talk, tap.Id.ToString(), "Meta has no name for the message to answer");
    }

    [Fact]
    public async Task An_unsent_message_is_not_quoted()
    {
        using var talk = await Correspondence.BeginAsync(fixture);
        var mid = Payload.NewMid();
        await talk.HearAsync("Oops", mid);
        await fixture.App.ReceiveAsync(Payload.Envelope("page", Payload.Entry(talk.Organization.PageId, new
        {
            sender = new { id = talk.Person },
            recipient = new { id = talk.Organization.PageId },
            timestamp = fixture.Clock.GetUtcNow().ToUnixTimeMilliseconds(),
            message = new { mid, is_deleted = true },
        })));
        var unsent = await fixture.App.WithDbAsync(talk.Organization.Id, db => db.Messages.SingleAsync(m => m.UnsentAt != null));

        await RefusesAsync(talk, unsent.Id.ToString(), "was unsent");
    }

    [Theory]
    [InlineData("not an id")]
    [InlineData("0199ffff-0000-7000-8000-000000000001")]
    public async Task An_address_that_names_no_message_says_so(string id)
    {
        using var talk = await Correspondence.BeginAsync(fixture);

        var page = await talk.Browser.GetPageAsync($"{talk.Address}?replyTo={Uri.EscapeDataString(id)}");

        Assert.Contains("is not in this conversation", page.QuerySelector(".composer__refusal")!.Seen(), StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("input[name=replyTo]"));
    }

    [Fact]
    public async Task A_message_of_another_conversation_or_organization_is_refused()
    {
        using var talk = await Correspondence.BeginAsync(fixture);
        using var stranger = await Correspondence.BeginAsync(fixture);
        await fixture.App.ReceiveAsync(Payload.Text(talk.Organization.PageId, TestOrganization.NextId(), "Another person"));
        var (theirs, neighbours) = (
            await fixture.App.WithDbAsync(stranger.Organization.Id, db => db.Messages.SingleAsync()),
            await fixture.App.WithDbAsync(talk.Organization.Id, db => db.Messages.SingleAsync(m => m.Text == "Another person")));

        await RefusesAsync(talk, theirs.Id.ToString(), "is not in this conversation");
        await RefusesAsync(talk, neighbours.Id.ToString(), "is not in this conversation");
    }

    [Fact]
    public async Task What_is_refused_for_its_text_keeps_its_quote()
    {
        using var talk = await Correspondence.BeginAsync(fixture);
        var hello = await fixture.App.WithDbAsync(talk.Organization.Id, db => db.Messages.SingleAsync());

        using var refused = await talk.WriteAsync(" ", ("replyTo", hello.Id.ToString()));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains($"name=\"replyTo\" value=\"{hello.Id}\"", await refused.TextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_key_that_answers_another_message_is_refused()
    {
        using var talk = await Correspondence.BeginAsync(fixture);
        var hello = await fixture.App.WithDbAsync(talk.Organization.Id, db => db.Messages.SingleAsync());
        using var first = await talk.PostAsync(new { content = "Yes", replyTo = hello.Id }, "quote");

        using var same = await talk.PostAsync(new { content = "Yes", replyTo = hello.Id }, "quote");
        using var other = await talk.PostAsync(new { content = "Yes" }, "quote");

        Assert.Equal(HttpStatusCode.Accepted, same.StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, other.StatusCode);
    }

    /// <summary>The page, the form and the API all say why, and nothing is queued.</summary>
    private static async Task RefusesAsync(Correspondence talk, string id, string words)
    {
        var before = (await talk.OutgoingAsync()).Count;

        var page = await talk.Browser.GetPageAsync($"{talk.Address}?replyTo={id}");
        using var posted = await talk.WriteAsync("An answer", ("replyTo", id));
        using var called = await talk.PostAsync(new { content = "An answer", replyTo = id });

        Assert.Contains(words, page.QuerySelector(".composer__refusal")!.Seen(), StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.UnprocessableEntity, HttpStatusCode.UnprocessableEntity), (posted.StatusCode, called.StatusCode));
        Assert.Contains(words, await posted.TextAsync(), StringComparison.Ordinal);
        Assert.Contains(words, (await called.ReadJsonAsync()).GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Equal(before, (await talk.OutgoingAsync()).Count);
    }
}
