namespace Inbox.Web.Tests.Simulator;

public sealed class SubscriptionTests
{
    private const string NewPage = "104000000000003";

    [Fact]
    public async Task A_Page_sends_nothing_until_the_app_is_installed_and_then_only_its_fields()
    {
        await using var host = await SimulatorHost.StartAsync();
        var token = await host.PageTokenAsync(await host.LogInAsync(), NewPage);

        var before = await host.SendAsync(new { account = NewPage, text = "too early" });
        Assert.Null(await SimulatorLogin.ErrorAsync(await InstallAsync(host, token, "messages,message_reads")));
        await host.SendAsync(new { account = NewPage, text = "now" });
        var echo = await host.SendAsync(new { account = NewPage, text = "not subscribed", echo = true });

        Assert.Equal("now", (await host.NextWebhookAsync()).FirstText);
        Assert.False(host.HasReceivedMore());
        Assert.Equal(System.Text.Json.JsonValueKind.Null, before.GetProperty("status").ValueKind);
        Assert.Equal(System.Text.Json.JsonValueKind.Null, echo.GetProperty("status").ValueKind);
        Assert.Equal(["messages", "message_reads"], await FieldsAsync(host, NewPage, token));
    }

    [Fact]
    public async Task The_app_is_removed_from_a_Page()
    {
        await using var host = await SimulatorHost.StartAsync();

        await host.Client.DeleteAsync($"simulator/graph/v26.0/{SimulatorHost.Page}/subscribed_apps?access_token={SimulatorHost.Token}");
        await host.SendAsync(new { account = SimulatorHost.Page, text = "unheard" });

        Assert.False(host.HasReceivedMore());
        Assert.Null(await FieldsAsync(host, SimulatorHost.Page, SimulatorHost.Token));
    }

    [Fact]
    public async Task A_field_that_a_Page_does_not_have_refuses_the_whole_call()
    {
        await using var host = await SimulatorHost.StartAsync();

        var response = await host.Client.PostAsync(
            $"simulator/graph/{SimulatorHost.Page}/subscribed_apps?subscribed_fields=messages,message_reads,messaging_seen&access_token={SimulatorHost.Token}", null);
        var message = (await SimulatorLogin.ReadAsync(response)).GetProperty("error").GetProperty("message").GetString();

        Assert.StartsWith("(#100) Param subscribed_fields[2] must be one of {", message, StringComparison.Ordinal);
        Assert.Contains("message_echoes", await FieldsAsync(host, SimulatorHost.Page, SimulatorHost.Token) ?? []);
    }

    [Fact]
    public async Task Who_may_not_moderate_the_Page_may_not_install_the_app()
    {
        await using var host = await SimulatorHost.StartAsync();
        var person = await host.ControlAsync("logins", new
        {
            name = "Writer",
            pages = new[] { new { name = "Not theirs", tasks = new[] { "MESSAGING" } } },
        });
        var page = person.GetProperty("pages")[0].GetProperty("id").GetString()!;
        var token = await host.PageTokenAsync(await host.LogInAsync(person.GetProperty("id").GetString()), page);

        var response = await host.Client.PostAsync(
            $"simulator/graph/{page}/subscribed_apps?subscribed_fields=messages&access_token={token}", null);

        Assert.Equal("200", await SimulatorLogin.ErrorAsync(response));
    }

    [Fact]
    public async Task An_installation_drifts_behind_the_products_back()
    {
        await using var host = await SimulatorHost.StartAsync();

        await host.ControlAsync("installations", new { account = SimulatorHost.Page, fields = new[] { "messages" } });

        Assert.Equal(["messages"], await FieldsAsync(host, SimulatorHost.Page, SimulatorHost.Token));
    }

    [Theory]
    [InlineData("development-verify-token", null)]
    [InlineData("a guess", "2200")]
    public async Task The_apps_own_subscription_is_verified_first(string verifyToken, string? error)
    {
        await using var host = await SimulatorHost.StartAsync();
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["object"] = "page",
            ["callback_url"] = new Uri(host.Client.BaseAddress!, "webhook").AbsoluteUri,
            ["verify_token"] = verifyToken,
            ["fields"] = "messages",
            ["include_values"] = "true",
            ["access_token"] = SimulatorLogin.AppToken,
        });

        var response = await host.Client.PostAsync($"simulator/graph/v26.0/{SimulatorLogin.AppId}/subscriptions", form);
        await host.SendAsync(new { account = SimulatorHost.Page, text = "an echo", echo = true });

        Assert.Equal(error, await SimulatorLogin.ErrorAsync(response));
        Assert.Equal(error is not null, host.HasReceivedMore());
    }

    [Fact]
    public async Task Without_the_apps_own_subscription_nothing_of_the_object_is_sent()
    {
        await using var host = await SimulatorHost.StartAsync();
        var edge = $"simulator/graph/{SimulatorLogin.AppId}/subscriptions?access_token={Uri.EscapeDataString(SimulatorLogin.AppToken)}";

        await host.Client.DeleteAsync(edge + "&object=instagram");
        await host.SendAsync(new { account = SimulatorHost.Instagram, text = "unheard" });
        await host.SendAsync(new { account = SimulatorHost.Page, text = "heard" });
        var list = await SimulatorLogin.ReadAsync(await host.Client.GetAsync(edge));

        Assert.Equal("heard", (await host.NextWebhookAsync()).FirstText);
        Assert.Equal(
            ["page", "permissions"],
            list.GetProperty("data").EnumerateArray().Select(row => row.GetProperty("object").GetString()));
    }

    private static Task<HttpResponseMessage> InstallAsync(SimulatorHost host, string token, string fields) => host.Client.PostAsync(
        $"simulator/graph/v26.0/{NewPage}/subscribed_apps?subscribed_fields={fields}&access_token={token}", null);

    private static async Task<List<string?>?> FieldsAsync(SimulatorHost host, string page, string token)
    {
        var list = (await SimulatorLogin.ReadAsync(await host.GraphAsync($"v26.0/{page}/subscribed_apps?access_token={token}")))
            .GetProperty("data");
        return list.GetArrayLength() == 0
            ? null
            : [.. list[0].GetProperty("subscribed_fields").EnumerateArray().Select(field => field.GetString())];
    }
}
