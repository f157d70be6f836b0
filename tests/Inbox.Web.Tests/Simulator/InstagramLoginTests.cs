using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Inbox.Web.Tests.Support;

namespace Inbox.Web.Tests.Simulator;

public sealed class InstagramLoginTests
{
    private const string Graph = "simulator/instagram/graph";
    private const string Account = "17841400000000003";

    [Fact]
    public async Task An_account_logs_in_without_a_Page_and_hears_of_its_messages()
    {
        await using var host = await SimulatorHost.StartAsync();

        var token = await LongLivedAsync(host, await ShortLivedAsync(host));
        var me = await SimulatorLogin.ReadAsync(await host.Client.GetAsync(
            $"{Graph}/v26.0/me?fields=user_id,username,name,account_type&access_token={token}"));
        var installed = await host.Client.PostAsync(
            $"{Graph}/v26.0/{Account}/subscribed_apps?subscribed_fields=messages,message_reactions,messaging_seen&access_token={token}",
            null);
        var sent = await host.SendAsync(new { account = Account, text = "Is it open?" });
        var profile = await host.Client.GetAsync($"{Graph}/v26.0/{sent.GetProperty("personId")}?fields=username&access_token={token}");

        Assert.Equal(Account, me.GetProperty("user_id").GetString());
        Assert.NotEqual(Account, me.GetProperty("id").GetString());
        Assert.Null(await SimulatorLogin.ErrorAsync(installed));
        Assert.Equal("Is it open?", (await host.NextWebhookAsync()).FirstText);
        Assert.Null(await SimulatorLogin.ErrorAsync(profile));
    }

    [Fact]
    public async Task An_account_without_a_Page_answers_and_reads_by_its_own_id()
    {
        await using var host = await SimulatorHost.StartAsync();
        var token = await LongLivedAsync(host, await ShortLivedAsync(host));
        var person = (await host.SendAsync(new { account = Account, text = "Is it open?", silent = true })).GetProperty("personId")
            .GetString();
        using var body = JsonContent.Create(new { recipient = new { id = person }, message = new { text = "Yes" } });

        var answer = await SimulatorLogin.ReadAsync(
            await host.Client.PostAsync($"{Graph}/v26.0/{Account}/messages?access_token={token}", body));
        var read = await SimulatorLogin.ReadAsync(await host.Client.GetAsync(
            $"{Graph}/v26.0/me/conversations?platform=instagram&fields=messages.limit(1){{id}}&access_token={token}"));

        Assert.Equal(
            answer.GetProperty("message_id").GetString(),
            read.GetProperty("data")[0].GetProperty("messages").GetProperty("data")[0].GetProperty("id").GetString());
    }

    [Fact]
    public async Task A_code_is_good_once_and_is_refused_in_Instagrams_own_shape()
    {
        await using var host = await SimulatorHost.StartAsync();
        var back = await host.AnswerDialogAsync(new { address = host.InstagramDialog(), instagram = Account });
        var code = SimulatorLogin.Code(back);

        var first = await ExchangeAsync(host, code);
        var second = await ExchangeAsync(host, code);
        var error = await SimulatorLogin.ReadAsync(second);

        Assert.EndsWith("#_", back.AbsoluteUri, StringComparison.Ordinal);
        Assert.Equal(
            ["access_token", "user_id", "permissions"],
            (await SimulatorLogin.ReadAsync(first)).GetProperty("data")[0].EnumerateObject().Select(field => field.Name));
        Assert.Equal(HttpStatusCode.BadRequest, second.StatusCode);
        Assert.Equal("OAuthException", error.GetProperty("error_type").GetString());
        Assert.Equal(400, error.GetProperty("code").GetInt32());
    }

    [Fact]
    public async Task A_token_is_refreshed_after_a_day_and_dead_after_sixty()
    {
        var clock = new HandMovedClock();
        await using var host = await SimulatorHost.StartAsync(clock: clock);
        var token = await LongLivedAsync(host, await ShortLivedAsync(host));

        Assert.Equal("100", await SimulatorLogin.ErrorAsync(await RefreshAsync(host, token)));
        clock.Move(TimeSpan.FromHours(25));
        var refreshed = await RefreshAsync(host, token);
        Assert.Equal(5_183_944, (await SimulatorLogin.ReadAsync(refreshed)).GetProperty("expires_in").GetInt64());
        clock.Move(TimeSpan.FromDays(61));
        Assert.Equal("190/463", await SimulatorLogin.ErrorAsync(await RefreshAsync(host, token)));
    }

    [Fact]
    public async Task Tokens_of_the_two_hosts_mean_nothing_to_each_other()
    {
        await using var host = await SimulatorHost.StartAsync();
        var instagram = await ShortLivedAsync(host);

        Assert.Equal("190", await SimulatorLogin.ErrorAsync(await host.GraphAsync($"me?access_token={instagram}")));
        Assert.Equal("190", await SimulatorLogin.ErrorAsync(await host.Client.GetAsync($"{Graph}/me?access_token={SimulatorHost.Token}")));
    }

    [Fact]
    public async Task The_flat_answer_that_was_seen_too_can_be_chosen()
    {
        await using var host = await SimulatorHost.StartAsync();
        await host.ControlAsync("settings", new { answersInstagramFlat = true });
        var code = SimulatorLogin.Code(await host.AnswerDialogAsync(new { address = host.InstagramDialog() }));

        var answer = await SimulatorLogin.ReadAsync(await ExchangeAsync(host, code));

        Assert.Equal(JsonValueKind.Array, answer.GetProperty("permissions").ValueKind);
    }

    [Fact]
    public async Task The_dialog_names_the_accounts()
    {
        await using var host = await SimulatorHost.StartAsync();

        var page = await host.Client.GetStringAsync(host.InstagramDialog());

        Assert.Contains("habitat.outlet", page, StringComparison.Ordinal);
    }

    private static async Task<string> ShortLivedAsync(SimulatorHost host)
    {
        var back = await host.AnswerDialogAsync(new { address = host.InstagramDialog(), instagram = Account });
        var answer = await SimulatorLogin.ReadAsync(await ExchangeAsync(host, SimulatorLogin.Code(back)));
        return answer.GetProperty("data")[0].GetProperty("access_token").GetString()!;
    }

    private static async Task<string> LongLivedAsync(SimulatorHost host, string token) => await SimulatorLogin.TokenAsync(
        await host.Client.GetAsync(
            $"{Graph}/access_token?grant_type=ig_exchange_token&client_secret={SimulatorHost.AppSecret}&access_token={token}"));

    private static Task<HttpResponseMessage> RefreshAsync(SimulatorHost host, string token) =>
        host.Client.GetAsync($"{Graph}/refresh_access_token?grant_type=ig_refresh_token&access_token={token}");

    private static async Task<HttpResponseMessage> ExchangeAsync(SimulatorHost host, string code)
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["client_id"] = SimulatorLogin.InstagramAppId,
            ["client_secret"] = SimulatorHost.AppSecret,
            ["grant_type"] = "authorization_code",
            ["redirect_uri"] = SimulatorLogin.Redirect,
            ["code"] = code,
        });
        return await host.Client.PostAsync("simulator/instagram/oauth/access_token", form);
    }
}
