using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Inbox.MetaSimulator.Wire;

namespace Inbox.Web.Tests.Simulator;

public sealed class DeliveryTests
{
    private static readonly object Ada = new { firstName = "Ada", lastName = "Byron" };

    [Fact]
    public async Task A_message_arrives_signed_and_in_Metas_shape()
    {
        await using var host = await SimulatorHost.StartAsync();

        var answer = await host.SendAsync(new { account = SimulatorHost.Page, person = Ada, text = "Grüße / 😀" });
        var webhook = await host.NextWebhookAsync();

        var (mid, person, timestamp) = (Text(answer, "mid"), Text(answer, "personId"), answer.GetProperty("timestamp").GetInt64());
        var time = webhook.Json.GetProperty("entry")[0].GetProperty("time").GetInt64();
        Assert.Equal(
            $$$"""{"object":"page","entry":[{"time":{{{time}}},"id":"104000000000001","messaging":[{"sender":{"id":"{{{person}}}"},"recipient":{"id":"104000000000001"},"timestamp":{{{timestamp}}},"message":{"mid":"{{{mid}}}","text":"Gr\u00fc\u00dfe \/ \ud83d\ude00"}}]}]}""",
            webhook.Text);
        Assert.Equal("sha256=" + MetaSignature.Sha256(SimulatorHost.AppSecret, webhook.Body), webhook.Headers["X-Hub-Signature-256"]);
        Assert.Equal("sha1=" + MetaSignature.Sha1(SimulatorHost.AppSecret, webhook.Body), webhook.Headers["X-Hub-Signature"]);
        Assert.Equal("application/json", webhook.Headers["Content-Type"]);
        Assert.Equal("facebookexternalua", webhook.Headers["User-Agent"]);
        Assert.Matches("^m_[A-Za-z0-9_-]{85}$", mid);
        Assert.Matches("^61[0-9]{14}$", person);
        Assert.Equal(200, answer.GetProperty("status").GetInt32());
    }

    [Fact]
    public async Task Instagram_has_its_own_object_ids_and_secret()
    {
        await using var host = await SimulatorHost.StartAsync(options => options.InstagramAppSecret = "instagram-secret");

        var answer = await host.SendAsync(new { account = SimulatorHost.Instagram, pictureUrl = "https://example.com/a.jpg" });
        var webhook = await host.NextWebhookAsync();

        Assert.Equal("instagram", Text(webhook.Json, "object"));
        Assert.StartsWith("aWdfZAG1faXRlbT", Text(answer, "mid"), StringComparison.Ordinal);
        Assert.Contains("""
            "attachments":[{"type":"image","payload":{"url":"https:\/\/example.com\/a.jpg"}}]
            """, webhook.Text, StringComparison.Ordinal);
        Assert.Equal("sha256=" + MetaSignature.Sha256("instagram-secret", webhook.Body), webhook.Headers["X-Hub-Signature-256"]);
    }

    [Fact]
    public async Task An_echo_comes_from_the_Page_and_names_the_Page_Inbox()
    {
        await using var host = await SimulatorHost.StartAsync();

        var answer = await host.SendAsync(new { account = SimulatorHost.Page, person = Ada, text = "We are open", echo = true });
        var echo = (await host.NextWebhookAsync()).FirstEvent;

        Assert.Equal(SimulatorHost.Page, Text(echo.GetProperty("sender"), "id"));
        Assert.Equal(Text(answer, "personId"), Text(echo.GetProperty("recipient"), "id"));
        Assert.True(echo.GetProperty("message").GetProperty("is_echo").GetBoolean());
        Assert.Equal(263902037430900, echo.GetProperty("message").GetProperty("app_id").GetInt64());
    }

    [Fact]
    public async Task A_batch_is_one_POST_with_an_entry_for_each_Page()
    {
        await using var host = await SimulatorHost.StartAsync();

        var response = await host.PostAsync("batch", new[]
        {
            new { account = SimulatorHost.Page, text = "one" },
            new { account = SimulatorHost.OtherPage, text = "two" },
        });
        var entries = (await host.NextWebhookAsync()).Json.GetProperty("entry");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(
            [SimulatorHost.Page, SimulatorHost.OtherPage],
            entries.EnumerateArray().Select(entry => Text(entry, "id")));
        Assert.False(host.HasReceivedMore());
    }

    [Fact]
    public async Task A_message_sent_twice_is_the_same_bytes_twice()
    {
        await using var host = await SimulatorHost.StartAsync();

        await host.SendAsync(new { account = SimulatorHost.Page, text = "again", times = 2 });

        Assert.Equal((await host.NextWebhookAsync()).Body, (await host.NextWebhookAsync()).Body);
    }

    [Fact]
    public async Task A_failed_delivery_is_tried_again_with_the_same_bytes()
    {
        await using var host = await SimulatorHost.StartAsync();
        host.NextAnswers.Enqueue(HttpStatusCode.ServiceUnavailable);
        host.NextAnswers.Enqueue(HttpStatusCode.Found);

        await host.SendAsync(new { account = SimulatorHost.Page, text = "keep trying" });
        var bodies = new[] { await host.NextWebhookAsync(), await host.NextWebhookAsync(), await host.NextWebhookAsync() };

        Assert.All(bodies, webhook => Assert.Equal(bodies[0].Body, webhook.Body));
    }

    [Fact]
    public async Task A_bad_signature_is_of_another_secret()
    {
        await using var host = await SimulatorHost.StartAsync();

        await host.SendAsync(new { account = SimulatorHost.Page, text = "forged", badSignature = true });
        var webhook = await host.NextWebhookAsync();

        Assert.NotEqual("sha256=" + MetaSignature.Sha256(SimulatorHost.AppSecret, webhook.Body), webhook.Headers["X-Hub-Signature-256"]);
    }

    [Fact]
    public async Task A_program_may_only_use_the_accounts_that_the_host_allows()
    {
        await using var host = await SimulatorHost.StartAsync(options =>
            options.MayUse = (_, account) => ValueTask.FromResult(account != SimulatorHost.OtherPage));

        var response = await host.PostAsync("messages", new { account = SimulatorHost.OtherPage, text = "let me in" });

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.False(host.HasReceivedMore());
    }

    [Theory]
    [InlineData("development-verify-token", true, 200)]
    [InlineData("a guess", false, 403)]
    public async Task The_handshake_reports_what_the_webhook_answered(string verifyToken, bool isAccepted, int status)
    {
        await using var host = await SimulatorHost.StartAsync();

        var response = await host.PostAsync("verify", new { verifyToken });
        var result = await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);

        Assert.Equal(isAccepted, result.GetProperty("isAccepted").GetBoolean());
        Assert.Equal(status, result.GetProperty("status").GetInt32());
    }

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();
}
