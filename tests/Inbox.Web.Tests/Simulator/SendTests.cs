using System.Net;
using System.Text;
using System.Text.Json;
using Inbox.Web.Tests.Support;

namespace Inbox.Web.Tests.Simulator;

public sealed class SendTests
{
    [Fact]
    public async Task A_sent_text_is_answered_and_echoed_with_our_app_and_metadata()
    {
        await using var host = await SimulatorHost.StartAsync();
        var person = await host.WriterAsync(SimulatorHost.Page);

        var response = await host.SendGraphAsync(SimulatorHost.Page, new
        {
            recipient = new { id = person },
            messaging_type = "RESPONSE",
            message = new { text = "Hello", metadata = "out_1" },
        });
        var answer = await SimulatorHost.ReadAsync(response);
        var echo = (await host.NextWebhookAsync()).FirstEvent;

        Assert.Equal(person, answer.GetProperty("recipient_id").GetString());
        Assert.Equal(answer.GetProperty("message_id").GetString(), echo.GetProperty("message").GetProperty("mid").GetString());
        Assert.Equal("out_1", echo.GetProperty("message").GetProperty("metadata").GetString());
        Assert.Equal(220000000000001, echo.GetProperty("message").GetProperty("app_id").GetInt64());
        Assert.True(response.Headers.Contains("X-App-Usage"));
        Assert.Contains(SimulatorHost.Page, response.Headers.GetValues("X-Business-Use-Case-Usage").Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Instagram_is_sent_to_through_its_Page_and_its_echo_names_no_app()
    {
        await using var host = await SimulatorHost.StartAsync();
        var person = await host.WriterAsync(SimulatorHost.Instagram);

        await host.SendTextAsync("me", person, "Hello");
        var echo = (await host.NextWebhookAsync()).FirstEvent.GetProperty("message");
        var byItsOwnId = await ErrorAsync(await host.SendGraphAsync(SimulatorHost.Instagram, Text(person, "Hello")));

        Assert.Equal("Hello", echo.GetProperty("text").GetString());
        Assert.False(echo.TryGetProperty("app_id", out _));
        Assert.False(echo.TryGetProperty("metadata", out _));
        Assert.Equal("3", byItsOwnId);
    }

    [Fact]
    public async Task The_same_body_twice_makes_two_messages()
    {
        await using var host = await SimulatorHost.StartAsync();
        var person = await host.WriterAsync(SimulatorHost.Page);

        var first = await host.SendTextAsync(SimulatorHost.Page, person, "Hello");
        var second = await host.SendTextAsync(SimulatorHost.Page, person, "Hello");

        Assert.NotEqual(first, second);
    }

    [Theory]
    [InlineData(SimulatorHost.Page, "10/2018278")]
    [InlineData(SimulatorHost.Instagram, "10/2534022")]
    public async Task A_day_after_the_person_wrote_the_window_is_closed(string account, string error)
    {
        var clock = new HandMovedClock();
        await using var host = await SimulatorHost.StartAsync(clock: clock);
        var person = await host.WriterAsync(account);

        clock.Move(TimeSpan.FromHours(24));

        Assert.Equal(error, await ErrorAsync(await host.SendGraphAsync(SimulatorHost.Page, Text(person, "Too late"))));
    }

    [Fact]
    public async Task A_human_agent_may_answer_for_seven_days_with_approval_only()
    {
        var clock = new HandMovedClock();
        await using var host = await SimulatorHost.StartAsync(clock: clock);
        var person = await host.WriterAsync(SimulatorHost.Page);
        var tagged = new
        {
            recipient = new { id = person },
            messaging_type = "MESSAGE_TAG",
            tag = "HUMAN_AGENT",
            message = new { text = "Hello" },
        };

        Assert.Equal("100/2018276", await ErrorAsync(await host.SendGraphAsync("me", tagged)));
        await host.SwitchAsync(SimulatorHost.Page, new { hasHumanAgent = true });
        clock.Move(TimeSpan.FromDays(6));
        Assert.Equal(HttpStatusCode.OK, (await host.SendGraphAsync("me", tagged)).StatusCode);
        clock.Move(TimeSpan.FromDays(1));
        Assert.Equal("10/2018278", await ErrorAsync(await host.SendGraphAsync("me", tagged)));
    }

    [Theory]
    [InlineData(SimulatorHost.Page, "a", 2000, null)]
    [InlineData(SimulatorHost.Page, "a", 2001, "100")]
    [InlineData(SimulatorHost.Instagram, "ä", 500, null)]
    [InlineData(SimulatorHost.Instagram, "ä", 501, "100/2534015")]
    public async Task A_text_is_as_long_as_Meta_counts(string account, string letter, int count, string? error)
    {
        await using var host = await SimulatorHost.StartAsync();
        var person = await host.WriterAsync(account);

        var response = await host.SendGraphAsync("me", Text(person, string.Concat(Enumerable.Repeat(letter, count))));

        Assert.Equal(error, await ErrorAsync(response));
    }

    [Theory]
    [InlineData("""{"message":{"text":"a"},"sender_action":"typing_on"}""", "100/2018014")]
    [InlineData("""{"message":{}}""", "100")]
    [InlineData("""{"message":{"text":"a","attachment":{"type":"image","payload":{"url":"https://example.com/a.png"}}}}""", "100")]
    [InlineData("""{"message":{"text":"a"},"messaging_type":"MESSAGE_TAG","tag":"ACCOUNT_UPDATE"}""", "100")]
    [InlineData("""{"message":{"text":"a"},"messaging_type":"MESSAGE_TAG"}""", "100")]
    [InlineData("""{"message":{"attachment":{"type":"image","payload":{"attachment_id":"1"}}}}""", "100/2018074")]
    [InlineData("""{"message":{"attachment":{"type":"image","payload":{"url":"http://127.0.0.1:1/none.png"}}}}""", "100/2018008")]
    [InlineData("""{"sender_action":"dance"}""", "100")]
    public async Task What_Meta_refuses_is_refused_in_its_codes(string body, string error)
    {
        await using var host = await SimulatorHost.StartAsync();
        var person = await host.WriterAsync(SimulatorHost.Page);
        var whole = JsonDocument.Parse($$$"""{"recipient":{"id":"{{{person}}}"},{{{body[1..]}}}""").RootElement;

        Assert.Equal(error, await ErrorAsync(await host.SendGraphAsync("me", whole)));
        Assert.False(host.HasReceivedMore());
    }

    [Fact]
    public async Task A_person_of_another_Page_is_unknown_here()
    {
        await using var host = await SimulatorHost.StartAsync();
        var person = await host.WriterAsync(SimulatorHost.OtherPage);

        Assert.Equal("100/2018001", await ErrorAsync(await host.SendGraphAsync("me", Text(person, "Hello"))));
    }

    [Fact]
    public async Task A_form_with_JSON_in_its_fields_and_the_token_inside_is_a_call_too()
    {
        await using var host = await SimulatorHost.StartAsync();
        var person = await host.WriterAsync(SimulatorHost.Page);
        using var form = new FormUrlEncodedContent(
        [
            new("recipient", $$"""{"id":"{{person}}"}"""), new("message", """{"text":"By form"}"""), new(
                "access_token", SimulatorHost.Token),
        ]);

        var response = await host.Client.PostAsync("simulator/graph/v26.0/me/messages", form, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("By form", (await host.NextWebhookAsync()).FirstText);
    }

    [Fact]
    public async Task An_uploaded_picture_is_kept_and_can_be_sent_again_by_its_id()
    {
        await using var host = await SimulatorHost.StartAsync();
        var person = await host.WriterAsync(SimulatorHost.Page);
        var picture = new ByteArrayContent([1, 2, 3]);
        picture.Headers.ContentType = new("image/png");
        using var form = new MultipartFormDataContent
        {
            { new StringContent($$"""{"id":"{{person}}"}"""), "recipient" },
            { new StringContent("""{"attachment":{"type":"image","payload":{"is_reusable":true}}}""", Encoding.UTF8), "message" },
            { picture, "filedata", "a.png" },
        };

        var response = await host.Client.PostAsync(
            $"simulator/graph/v26.0/me/messages?access_token={SimulatorHost.Token}", form, TestContext.Current.CancellationToken);
        var id = (await SimulatorHost.ReadAsync(response)).GetProperty("attachment_id").GetString();
        var url = (await host.NextWebhookAsync()).FirstEvent.GetProperty("message").GetProperty("attachments")[0]
            .GetProperty("payload").GetProperty("url").GetString();
        var again = await host.SendGraphAsync("me", new
        {
            recipient = new { id = person },
            message = new { attachment = new { type = "image", payload = new { attachment_id = id } } },
        });

        Assert.Equal([1, 2, 3], await host.Client.GetByteArrayAsync(url, TestContext.Current.CancellationToken));
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
    }

    [Fact]
    public async Task The_echo_can_come_before_the_answer()
    {
        await using var host = await SimulatorHost.StartAsync();
        var person = await host.WriterAsync(SimulatorHost.Page);
        await host.SwitchAsync(SimulatorHost.Page, new { echo = "beforeAnswer" });

        await host.SendTextAsync("me", person, "Hello");

        Assert.True(host.HasReceivedMore());
    }

    [Fact]
    public async Task A_dead_token_and_a_missing_proof_refuse_every_call()
    {
        await using var host = await SimulatorHost.StartAsync();
        var person = await host.WriterAsync(SimulatorHost.Page);

        await host.SwitchAsync(SimulatorHost.Page, new { refusal = "190/463" });
        Assert.Equal("190/463", await ErrorAsync(await host.SendGraphAsync("me", Text(person, "Hello"))));
        await host.SwitchAsync(
            SimulatorHost.Page, new { refusal = (string?)null, requiresProof = true, usagePercent = 95, appUsagePercent = 80 });
        var unproven = await host.SendGraphAsync("me", Text(person, "Hello"));

        Assert.Equal("100", await ErrorAsync(unproven));
        Assert.Contains("\"call_count\":80", unproven.Headers.GetValues("X-App-Usage").Single(), StringComparison.Ordinal);
        Assert.Contains("\"call_count\":95", unproven.Headers.GetValues("X-Business-Use-Case-Usage").Single(), StringComparison.Ordinal);
    }

    private static object Text(string person, string text) => new { recipient = new { id = person }, message = new { text } };

    private static Task<string?> ErrorAsync(HttpResponseMessage response) => SimulatorHost.ErrorAsync(response);
}
