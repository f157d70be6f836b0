using System.Buffers.Text;
using System.Net;
using System.Text.Json.Nodes;
using Inbox.MetaSimulator.Wire;
using Microsoft.AspNetCore.WebUtilities;

namespace Inbox.Web.Tests.Simulator;

public sealed class CallbackTests
{
    private const string Person = "102200000000001";

    /// <summary>The vector of meta-platform 7.1.</summary>
    [Fact]
    public void The_known_payload_has_the_known_signed_request() => Assert.Equal(
        "gWNdq1OcMzKx_1VqE0BTZ6BI4WkWcu67LxTTZ76S_q4.eyJ1c2VyX2lkIjoiMjE4NDcxIiwiYWxnb3JpdGhtIjoiSE1BQy1TSEEyNTYiLCJpc3N1ZWRfYXQiOjE3OTAwMDAwMDAsImV4cGlyZXMiOjE3OTAwMDM2MDB9",
        SignedRequest.Write("test_app_secret_0123456789abcdef", new JsonObject
        {
            ["user_id"] = "218471",
            ["algorithm"] = "HMAC-SHA256",
            ["issued_at"] = 1790000000,
            ["expires"] = 1790003600,
        }));

    [Fact]
    public async Task Removing_the_app_kills_the_persons_tokens_and_tells_the_product()
    {
        await using var host = await SimulatorHost.StartAsync();

        var answer = await host.ControlAsync("deauthorizations", new { login = Person, address = Callback(host) });
        var connected = await host.NextWebhookAsync();
        var payload = Payload(await host.NextWebhookAsync());

        Assert.True(answer.GetProperty("isAccepted").GetBoolean());
        Assert.Contains("""[{"field":"connected","verb":"revoked"}]""", connected.Text, StringComparison.Ordinal);
        Assert.Equal(Person, payload["user_id"]!.GetValue<string>());
        Assert.False(payload.ContainsKey("expires"));
        Assert.Equal("190/458", await SimulatorLogin.ErrorAsync(await host.GraphAsync($"me?access_token={SimulatorHost.Token}")));
    }

    [Fact]
    public async Task A_deletion_without_a_confirmation_code_is_not_accepted()
    {
        await using var host = await SimulatorHost.StartAsync();

        var answer = await host.ControlAsync("deletions", new { instagram = SimulatorHost.Instagram, address = Callback(host) });

        Assert.True(Payload(await host.NextWebhookAsync()).ContainsKey("expires"));
        Assert.False(answer.GetProperty("isAccepted").GetBoolean());
        Assert.Contains("confirmation code", answer.GetProperty("explanation").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_callback_goes_to_the_product_only()
    {
        await using var host = await SimulatorHost.StartAsync();

        var response = await host.PostAsync("deletions", new { login = Person, address = "http://169.254.169.254/latest" });

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task Nobody_breaks_the_logins_of_Pages_that_the_host_does_not_allow()
    {
        await using var host = await SimulatorHost.StartAsync(options =>
            options.MayUse = (_, account) => ValueTask.FromResult(account != SimulatorHost.OtherPage));

        Assert.Equal(HttpStatusCode.BadRequest, (await host.PostAsync("deauthorizations", new { login = Person })).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await host.PostAsync("tokens", new { fault = "Expired", login = Person })).StatusCode);
        Assert.Equal(
            HttpStatusCode.OK, (await host.PostAsync("tokens", new { fault = "Expired", account = SimulatorHost.Page })).StatusCode);
    }

    private static Uri Callback(SimulatorHost host) => new(host.Client.BaseAddress!, "callback");

    private static JsonObject Payload(ReceivedWebhook callback)
    {
        var parts = QueryHelpers.ParseQuery(callback.Text)["signed_request"].ToString().Split('.');
        var payload = JsonNode.Parse(Base64Url.DecodeFromChars(parts[1]))!.AsObject();
        Assert.Equal(SignedRequest.Write(SimulatorHost.AppSecret, payload), string.Join('.', parts));
        Assert.Equal("HMAC-SHA256", payload["algorithm"]!.GetValue<string>());
        return payload;
    }
}
