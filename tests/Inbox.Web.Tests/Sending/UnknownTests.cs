using System.Net;
using System.Text.Json;
using Inbox.Testing;
using Inbox.Web.Conversations;
using Inbox.Web.Meta;
using Inbox.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Tests.Sending;

/// <summary>Where Meta's answer is lost, nothing is sent twice: the echo or the history tells (meta-platform 3.9).</summary>
public sealed class UnknownTests(SendingFixture fixture) : IClassFixture<SendingFixture>
{
    public static TheoryData<string> LostAnswers =>
        ["reset", "time-out", "html", "half", "no id", "code 1", "code 2", "sent with an error"];

    [Theory]
    [MemberData(nameof(LostAnswers))]
    public async Task A_lost_answer_is_said_and_never_sent_again_by_itself(string how)
    {
        using var talk = await Correspondence.BeginAsync(fixture);
        fixture.Meta.Next(_ => Lose(how));

        await talk.SayAsync("Did you get this?");
        var unknown = await talk.UntilAsync(MessageStatus.Unknown);

        var page = await talk.Browser.GetPageAsync(talk.Address);
        Assert.Equal("Not confirmed", page.QuerySelector(".status-tick--unknown")!.Seen());
        Assert.Equal("UNKNOWN", (await talk.NewestInApiAsync()).GetProperty("status").GetString());

        await talk.EchoAsync("Did you get this?", "m_late", unknown.Id.ToString());

        Assert.Equal("m_late", (await talk.UntilAsync(MessageStatus.Sent)).Mid);
        Assert.Single(await talk.OutgoingAsync());
        Assert.Single(talk.Calls);
    }

    [Theory]
    [InlineData("Is this there?\nfür 5 €", "Is this there?\nfür 5 €")]
    [InlineData("Is this there?\nfür 5 €", "Is this there?\r\nfür 5 €")]
    [InlineData("Is this there?\nfür 5 €", "Is this there?\nfu\u0308r 5 €")]
    [InlineData("Is this there?\nfür 5 €", "Is this there?\nfür 5\u00a0€ ")]
    public async Task What_the_history_holds_was_sent_whatever_its_spelling(string written, string told)
    {
        using var talk = await Correspondence.BeginAsync(fixture, Platform.Instagram);
        fixture.Meta.Next(_ => Lose("reset"));
        await talk.SayAsync(written);
        var unknown = await talk.UntilAsync(MessageStatus.Unknown);
        fixture.Meta.History = $$$"""
            {"data":[{"id":"t_1","messages":{"data":[{"id":"m_found_{{{talk.Person}}}","created_time":"{{{unknown.SendingAt:yyyy-MM-ddTHH:mm:ss}}}+0000","from":{"id":"{{{talk.Organization.InstagramId}}}"},"message":{{{JsonSerializer.Serialize(told)}}}}]}}]}
            """;

        fixture.Clock.Move(TimeSpan.FromSeconds(65));

        Assert.Equal($"m_found_{talk.Person}", (await talk.UntilAsync(MessageStatus.Sent)).Mid);
        Assert.Single(talk.Calls);
    }

    [Fact]
    public async Task What_nobody_confirms_in_two_minutes_counts_as_not_sent_and_what_waited_behind_it_goes()
    {
        using var talk = await Correspondence.BeginAsync(fixture);
        fixture.Meta.History = """{"data":[]}""";
        fixture.Meta.Next(_ => Lose("time-out"));
        await talk.SayAsync("Lost");
        await talk.UntilAsync(MessageStatus.Unknown);
        await talk.SayAsync("Behind");
        Assert.Single(talk.Calls);

        fixture.Clock.Move(TimeSpan.FromSeconds(130));

        var failed = await talk.UntilAsync(MessageStatus.Failed);
        Assert.Equal(SendFailureReason.NotConfirmed, failed.FailureReason);
        await talk.UntilAsync(MessageStatus.Sent);
        Assert.Equal(["Lost", "Behind"], talk.Calls.Select(call => call.Text));
    }

    [Theory]
    [InlineData(Platform.Messenger)]
    [InlineData(Platform.Instagram)]
    public async Task An_echo_before_the_answer_is_the_same_message(Platform platform)
    {
        using var talk = await Correspondence.BeginAsync(fixture, platform);
        fixture.Meta.Next(async call =>
        {
            await talk.EchoAsync(call.Text, $"m_first_{talk.Person}", call.Metadata);
            return SendStub.Json(HttpStatusCode.OK, $$"""{"message_id":"m_first_{{talk.Person}}"}""");
        });

        await talk.SayAsync("Fast echo");
        await talk.UntilAsync(MessageStatus.Sent);

        Assert.Equal($"m_first_{talk.Person}", Assert.Single(await talk.OutgoingAsync()).Mid);
        await talk.EchoAsync("Fast echo", $"m_first_{talk.Person}");
        Assert.Single(await talk.OutgoingAsync());
    }

    [Fact]
    public async Task An_echo_that_could_not_be_told_from_a_strangers_is_one_message_once_the_answer_comes()
    {
        using var talk = await Correspondence.BeginAsync(fixture, Platform.Instagram);
        fixture.Meta.Next(async call =>
        {
            await talk.EchoAsync("Changed by Meta", $"m_twin_{talk.Person}");
            return SendStub.Json(HttpStatusCode.OK, $$"""{"message_id":"m_twin_{{talk.Person}}"}""");
        });

        await talk.SayAsync("As we wrote it");
        await Eventually.TrueAsync(async () => (await talk.OutgoingAsync()) is [{ Status: MessageStatus.Sent, AuthorId: not null }]);

        Assert.Equal($"m_twin_{talk.Person}", Assert.Single(await talk.OutgoingAsync()).Mid);
    }

    /// <summary>Meta may tell line ends, spaces and accented letters otherwise than we sent them.</summary>
    [Theory]
    [InlineData("First line\r\nfür 5 €")]
    [InlineData("First line\nfu\u0308r 5 €")]
    [InlineData("First line\nfür 5\u00a0€")]
    [InlineData("First line\nfür 5\u202f€ ")]
    public async Task An_echo_in_another_spelling_is_our_message(string echoed)
    {
        using var talk = await Correspondence.BeginAsync(fixture, Platform.Instagram);
        fixture.Meta.Next(_ => Lose("reset"));
        await talk.SayAsync("First line\nfür 5 €");
        await talk.UntilAsync(MessageStatus.Unknown);

        await talk.EchoAsync(echoed, $"m_spelled_{talk.Person}");

        var sent = Assert.Single(await talk.OutgoingAsync());
        Assert.Equal(
            (MessageStatus.Sent, $"m_spelled_{talk.Person}", "First line\nfür 5 €"), (sent.Status, sent.Mid, sent.Text));
    }

    /// <summary>Whoever has the mid keeps it: an incoming message, somebody else's thread, an echo from before.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_mid_that_Graph_gives_twice_deletes_nothing_and_the_message_is_not_confirmed(bool isEarlierEcho)
    {
        using var talk = await Correspondence.BeginAsync(fixture);
        var mid = $"m_again_{talk.Person}";
        if (isEarlierEcho)
        {
            await talk.EchoAsync("Earlier words", mid);
            fixture.Clock.Move(TimeSpan.FromSeconds(1));
        }
        else
        {
            await fixture.App.ReceiveAsync(
                Payload.Text(talk.Organization.PageId, TestOrganization.NextId(), "Earlier words", mid));
        }

        fixture.Meta.Next(_ => Task.FromResult(SendStub.Json(HttpStatusCode.OK, $$"""{"message_id":"{{mid}}"}""")));
        await talk.SayAsync("New words");
        await Eventually.TrueAsync(async () => (await talk.OutgoingAsync()).Any(m => m.Status == MessageStatus.Unknown));

        var known = await fixture.App.WithDbAsync(
            talk.Organization.Id, db => db.Messages.Where(m => m.Mid == mid).Select(m => m.Text).ToListAsync());
        Assert.Equal(["Earlier words"], known);
    }

    [Fact]
    public async Task What_somebody_else_sent_in_the_same_words_is_another_message()
    {
        using var talk = await Correspondence.BeginAsync(fixture);
        await talk.SayAsync("Hello!");
        await talk.UntilAsync(MessageStatus.Sent);

        await talk.EchoAsync("Hello!", $"m_other_{talk.Person}");

        Assert.Equal(2, (await talk.OutgoingAsync()).Count);
    }

    private static HttpResponseMessage Lose(string how) => how switch
    {
        "reset" => throw new HttpRequestException(HttpRequestError.ResponseEnded),
        "time-out" => throw new TaskCanceledException("too slow"),
        "html" => new(HttpStatusCode.InternalServerError) { Content = new StringContent("<html>Sorry</html>") },
        "half" => SendStub.Json(HttpStatusCode.OK, """{"recipient_id":"61","mess"""),
        "no id" => SendStub.Json(HttpStatusCode.OK, """{"recipient_id":"61"}"""),
        "code 1" => SendStub.Json(HttpStatusCode.InternalServerError, """{"error":{"message":"An unknown error","code":1}}"""),
        "code 2" => SendStub.Json(HttpStatusCode.ServiceUnavailable, """{"error":{"message":"Try later","code":2,"is_transient":true}}"""),
        _ => SendStub.Json(HttpStatusCode.BadRequest, """{"error":{"message":"reply not valid JSON","code":1,"error_subcode":1357046}}"""),
    };
}
