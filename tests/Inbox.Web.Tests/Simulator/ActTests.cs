using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Inbox.Web.Tests.Simulator;

public sealed class ActTests
{
    [Theory]
    [InlineData(
        SimulatorHost.Page, "quick_reply", """{"text":"Green","payload":"PICK"}""",
        "\"text\":\"Green\",\"quick_reply\":{\"payload\":\"PICK\"}")]
    [InlineData(SimulatorHost.Page, "postback", "{}", "\"title\":\"Get Started\",\"payload\":\"GET_STARTED\"")]
    [InlineData(SimulatorHost.Instagram, "story_reply", """{"text":"Nice"}""", "\"reply_to\":{\"story\":{\"id\":")]
    [InlineData(SimulatorHost.Instagram, "story_mention", "{}", "\"attachments\":[{\"type\":\"story_mention\",\"payload\":{\"url\":")]
    [InlineData(
        SimulatorHost.Page, "referral", """{"adId":"77","ref":"sale"}""",
        "\"referral\":{\"ref\":\"sale\",\"source\":\"ADS\",\"type\":\"OPEN_THREAD\",\"ad_id\":\"77\"")]
    [InlineData(SimulatorHost.Page, "attachment", """{"type":"location"}""", "\"type\":\"location\",\"payload\":{\"coordinates\":")]
    [InlineData(SimulatorHost.Instagram, "attachment", """{"type":"like_heart"}""", "\"attachments\":[{\"type\":\"like_heart\"}]")]
    [InlineData(SimulatorHost.Page, "unsupported", "{}", "\"is_unsupported\":true")]
    [InlineData(
        SimulatorHost.Page, "pass_thread_control", """{"newOwnerAppId":"222"}""",
        "\"pass_thread_control\":{\"previous_owner_app_id\":\"220000000000001\",\"new_owner_app_id\":\"222\"")]
    [InlineData(
        SimulatorHost.Page, "policy_enforcement", """{"action":"block","reason":"Spam"}""",
        "\"policy_enforcement\":{\"action\":\"block\",\"reason\":\"Spam\"}")]
    [InlineData(SimulatorHost.Page, "optin", """{"ref":"news"}""", "\"optin\":{\"ref\":\"news\"}")]
    [InlineData(SimulatorHost.Page, "admin_text", """{"text":"Handed over"}""", "\"message\":{\"admin_text\":\"Handed over\"}")]
    [InlineData(SimulatorHost.Page, "event", """{"order":{"note":"two"}}""", "\"order\":{\"note\":\"two\"}")]
    [InlineData(SimulatorHost.Page, "read", "{}", "\"read\":{\"watermark\":")]
    public async Task Every_kind_of_act_has_Metas_shape(string account, string kind, string fields, string expected)
    {
        await using var host = await SimulatorHost.StartAsync();
        await host.SendAsync(new { account, text = "From the Page", echo = true });
        await host.NextWebhookAsync();

        await ActAsync(host, account, kind, fields);

        Assert.Contains(expected, (await host.NextWebhookAsync()).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_person_changes_is_told_by_the_mid_and_kept()
    {
        await using var host = await SimulatorHost.StartAsync();
        var mid = (await host.SendAsync(new { account = SimulatorHost.Page, text = "Helo" })).GetProperty("mid").GetString();
        await host.NextWebhookAsync();

        await ActAsync(host, SimulatorHost.Page, "edit", $$"""{"mid":"{{mid}}","text":"Hello"}""");
        var edit = (await host.NextWebhookAsync()).FirstEvent.GetProperty("message_edit");
        await ActAsync(host, SimulatorHost.Page, "react", $$"""{"mid":"{{mid}}","reaction":"like","emoji":"👍"}""");
        var reaction = (await host.NextWebhookAsync()).FirstEvent.GetProperty("reaction");
        var edited = Assert.Single(await host.HistoryAsync(SimulatorHost.Page));
        await ActAsync(host, SimulatorHost.Page, "unsend", $$"""{"mid":"{{mid}}"}""");
        var deleted = (await host.NextWebhookAsync()).FirstEvent.GetProperty("message");
        var unsent = Assert.Single(await host.HistoryAsync(SimulatorHost.Page));

        Assert.Equal(
            (mid, "Hello", 1),
            (edit.GetProperty("mid").GetString(), edit.GetProperty("text").GetString(), edit.GetProperty("num_edit").GetInt32()));
        Assert.Equal(("react", "👍"), (reaction.GetProperty("action").GetString(), reaction.GetProperty("emoji").GetString()));
        Assert.True(deleted.GetProperty("is_deleted").GetBoolean());
        Assert.Equal(("Hello", true), (edited.GetProperty("text").GetString(), edited.GetProperty("isEdited").GetBoolean()));
        Assert.Equal("person", Assert.Single(edited.GetProperty("reactions").EnumerateArray()).GetProperty("by").GetString());
        Assert.True(unsent.GetProperty("isUnsent").GetBoolean());
    }

    [Fact]
    public async Task An_edit_that_is_none_tells_of_a_new_message_without_its_sides()
    {
        await using var host = await SimulatorHost.StartAsync();

        var answer = await ActAsync(host, SimulatorHost.Instagram, "edit_zero", """{"text":"Hello"}""");
        var told = (await host.NextWebhookAsync()).FirstEvent;

        Assert.Equal(["timestamp", "message_edit"], told.EnumerateObject().Select(property => property.Name));
        Assert.Equal(answer.GetProperty("mid").GetString(), told.GetProperty("message_edit").GetProperty("mid").GetString());
        Assert.Equal("Hello", Assert.Single(await host.HistoryAsync(SimulatorHost.Instagram)).GetProperty("text").GetString());
    }

    [Fact]
    public async Task Standby_and_messaging_share_an_entry_and_a_postback_keeps_its_payload_back()
    {
        await using var host = await SimulatorHost.StartAsync();

        await host.PostAsync("batch", new object[]
        {
            new { account = SimulatorHost.Page, text = "to us" },
            new { account = SimulatorHost.Page, kind = "postback", standby = true },
        });
        var entry = (await host.NextWebhookAsync()).Json.GetProperty("entry")[0];

        Assert.Equal(1, entry.GetProperty("messaging").GetArrayLength());
        Assert.False(entry.GetProperty("standby")[0].GetProperty("postback").TryGetProperty("payload", out _));
    }

    [Fact]
    public async Task A_thread_of_another_app_and_a_person_who_blocked_us_are_closed_to_sends()
    {
        await using var host = await SimulatorHost.StartAsync();
        var person = await host.WriterAsync(SimulatorHost.Page);
        var body = new { recipient = new { id = person }, message = new { text = "Hello" } };
        var ada = new { id = person };

        await host.SendAsync(new { account = SimulatorHost.Page, person = ada, kind = "take_thread_control" });
        Assert.Equal("10/2018300", await SimulatorHost.ErrorAsync(await host.SendGraphAsync("me", body)));
        await host.SendAsync(new { account = SimulatorHost.Page, person = ada, kind = "pass_thread_control" });
        await host.SendAsync(new { account = SimulatorHost.Page, person = ada, kind = "block" });
        Assert.Equal("551", await SimulatorHost.ErrorAsync(await host.SendGraphAsync("me", body)));
    }

    [Fact]
    public async Task A_thread_that_is_taken_over_is_open_to_sends_and_one_that_is_asked_for_is_not()
    {
        await using var host = await SimulatorHost.StartAsync();
        var person = await host.WriterAsync(SimulatorHost.Page);
        var body = new { recipient = new { id = person }, message = new { text = "Hello" } };
        await host.SendAsync(new { account = SimulatorHost.Page, person = new { id = person }, kind = "take_thread_control" });

        Assert.Equal(HttpStatusCode.OK, (await ControlAsync("request")).StatusCode);
        Assert.Equal("10/2018300", await SimulatorHost.ErrorAsync(await host.SendGraphAsync("me", body)));
        Assert.Equal(HttpStatusCode.OK, (await ControlAsync("take")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await host.SendGraphAsync("me", body)).StatusCode);

        Task<HttpResponseMessage> ControlAsync(string verb) => host.Client.PostAsJsonAsync(
            $"simulator/graph/v26.0/me/{verb}_thread_control?access_token={SimulatorHost.Token}", new { recipient = new { id = person } },
            TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Receipts_come_by_themselves_when_switched_on()
    {
        await using var host = await SimulatorHost.StartAsync();
        var person = await host.WriterAsync(SimulatorHost.Page);
        await host.SwitchAsync(SimulatorHost.Page, new { deliversByItself = true, readsByItself = true });

        var mid = await host.SendTextAsync("me", person, "Hello");
        var echo = (await host.NextWebhookAsync()).FirstEvent;
        var delivery = (await host.NextWebhookAsync()).FirstEvent.GetProperty("delivery");
        var read = (await host.NextWebhookAsync()).FirstEvent.GetProperty("read");

        Assert.Equal(mid, delivery.GetProperty("mids")[0].GetString());
        Assert.True(delivery.GetProperty("watermark").GetInt64() > echo.GetProperty("timestamp").GetInt64());
        Assert.True(read.GetProperty("watermark").GetInt64() > echo.GetProperty("timestamp").GetInt64());
    }

    [Fact]
    public async Task A_raw_body_is_signed_and_posted_as_it_is()
    {
        await using var host = await SimulatorHost.StartAsync();

        await host.PostAsync("raw", new { account = SimulatorHost.Page, body = "{\"object\":\"page\",\"entry\":[ ]}" });

        Assert.Equal("{\"object\":\"page\",\"entry\":[ ]}", (await host.NextWebhookAsync()).Text);
    }

    [Theory]
    [InlineData("dance", "{}")]
    [InlineData("edit", """{"mid":"m_unknown","text":"a"}""")]
    public async Task An_act_that_cannot_be_done_is_refused(string kind, string fields)
    {
        await using var host = await SimulatorHost.StartAsync();

        var response = await host.PostAsync("messages", Act(SimulatorHost.Page, kind, fields));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.False(host.HasReceivedMore());
    }

    private static Task<JsonElement> ActAsync(SimulatorHost host, string account, string kind, string fields) =>
        host.SendAsync(Act(account, kind, fields));

    private static object Act(string account, string kind, string fields) =>
        new { account, kind, fields = JsonDocument.Parse(fields).RootElement };
}
