using System.Net;
using Inbox.MetaSimulator.Wire;
using Inbox.Web.Tests.Support;

namespace Inbox.Web.Tests.Simulator;

public sealed class TokenTests
{
    [Theory]
    [InlineData("Expired", "190/463", 463)]
    [InlineData("PasswordChanged", "190/460", 460)]
    [InlineData("AppRemoved", "190/458", 458)]
    [InlineData("RoleLost", "190/492", 492)]
    public async Task A_dead_token_says_what_it_died_of(string fault, string error, int subcode)
    {
        await using var host = await SimulatorHost.StartAsync();
        Assert.Null(await SimulatorLogin.ErrorAsync(await MeAsync(host)));

        await host.ControlAsync("tokens", new { fault, account = SimulatorHost.Page });
        var report = await host.InspectAsync(SimulatorHost.Token);

        Assert.Equal(error, await SimulatorLogin.ErrorAsync(await MeAsync(host)));
        Assert.False(report.GetProperty("is_valid").GetBoolean());
        Assert.Equal(subcode, report.GetProperty("error").GetProperty("subcode").GetInt32());
        Assert.Null(await SimulatorLogin.ErrorAsync(await host.GraphAsync($"me?access_token={SimulatorHost.OtherToken}")));
    }

    [Fact]
    public async Task A_Page_token_is_described_with_the_Pages_it_holds_for()
    {
        await using var host = await SimulatorHost.StartAsync();

        var report = await host.InspectAsync(SimulatorHost.Token);

        Assert.Equal("PAGE", report.GetProperty("type").GetString());
        Assert.Equal(SimulatorHost.Page, report.GetProperty("profile_id").GetString());
        Assert.Equal(0, report.GetProperty("expires_at").GetInt64());
        Assert.True(report.GetProperty("data_access_expires_at").GetInt64() > report.GetProperty("issued_at").GetInt64());
        var messaging = report.GetProperty("granular_scopes").EnumerateArray()
            .Single(scope => scope.GetProperty("scope").GetString() == "pages_messaging");
        Assert.Equal(
            [SimulatorHost.Page, SimulatorHost.OtherPage],
            messaging.GetProperty("target_ids").EnumerateArray().Select(id => id.GetString()));
    }

    [Fact]
    public async Task A_revoked_permission_is_missed_and_told_of()
    {
        await using var host = await SimulatorHost.StartAsync();
        var answer = await host.SendAsync(new { account = SimulatorHost.Page, text = "Hello" });
        await host.NextWebhookAsync();

        await host.ControlAsync("permissions", new { login = "102200000000001", scope = "pages_messaging" });
        var profile = await host.GraphAsync($"{answer.GetProperty("personId")}?access_token={SimulatorHost.Token}");
        var webhook = await host.NextWebhookAsync();

        Assert.Equal("10", await SimulatorLogin.ErrorAsync(profile));
        Assert.Matches(
            """^\{"object":"permissions","entry":\[\{"time":\d{10},"id":"102200000000001","uid":"102200000000001","changes":\[\{"field":"pages_messaging","value":\{"verb":"revoked","target_ids":null\}\}\]\}\]\}$""",
            webhook.Text);
        Assert.Equal("200", await SimulatorLogin.ErrorAsync(await host.Client.PostAsync(
            $"simulator/graph/{SimulatorHost.Page}/subscribed_apps?subscribed_fields=messages&access_token={SimulatorHost.Token}", null)));
    }

    [Fact]
    public async Task A_proof_may_be_required_and_may_grow_old()
    {
        var clock = new HandMovedClock();
        await using var host = await SimulatorHost.StartAsync(options => options.RequireProof = true, clock);
        var time = clock.GetUtcNow().ToUnixTimeSeconds();
        var proof = MetaSignature.Proof(SimulatorHost.AppSecret, $"{SimulatorHost.Token}|{time}");
        var timed = $"me?access_token={SimulatorHost.Token}&appsecret_proof={proof}&appsecret_time={time}";

        Assert.Equal("100", await SimulatorLogin.ErrorAsync(await MeAsync(host)));
        Assert.Null(await SimulatorLogin.ErrorAsync(await host.GraphAsync(timed)));
        clock.Move(TimeSpan.FromMinutes(6));
        Assert.Equal("100", await SimulatorLogin.ErrorAsync(await host.GraphAsync(timed)));
        Assert.True((await host.InspectAsync(SimulatorHost.Token)).GetProperty("is_valid").GetBoolean());
    }

    [Fact]
    public async Task A_fault_that_does_not_exist_is_refused()
    {
        await using var host = await SimulatorHost.StartAsync();

        var response = await host.PostAsync("tokens", new { fault = "Stolen", account = SimulatorHost.Page });

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    private static Task<HttpResponseMessage> MeAsync(SimulatorHost host) => host.GraphAsync($"v26.0/me?access_token={SimulatorHost.Token}");
}
