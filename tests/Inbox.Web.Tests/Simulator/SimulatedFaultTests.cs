using System.Net;
using System.Text.Json;
using Inbox.MetaSimulator.Faults;

namespace Inbox.Web.Tests.Simulator;

public sealed class SimulatedFaultTests
{
    [Theory]
    [InlineData("stored_reset", true)]
    [InlineData("stored_timeout", true)]
    [InlineData("cut_body", true)]
    [InlineData("not_stored_reset", false)]
    public async Task An_answer_that_never_comes_says_nothing_of_what_was_stored(string fault, bool isStored)
    {
        await using var host = await SimulatorHost.StartAsync();
        var person = await host.WriterAsync(SimulatorHost.Page);
        await host.PlanFaultsAsync(SimulatorHost.Page, new { nextSends = new[] { fault }, slowSeconds = 0.1 });

        await Assert.ThrowsAnyAsync<HttpRequestException>(() => host.SendGraphAsync("me", Hello(person)));

        Assert.Equal(isStored ? 2 : 1, (await host.HistoryAsync(SimulatorHost.Page)).Count);
        if (isStored)
        {
            Assert.Equal("Hello", (await host.NextWebhookAsync()).FirstText);
        }
    }

    [Theory]
    [InlineData("stored_html_500", 500, "<!DOCTYPE html>", true)]
    [InlineData("stored_1_1357046", 500, "\"error_subcode\":1357046", true)]
    [InlineData("not_stored_2", 500, "\"is_transient\":true", false)]
    [InlineData("no_id", 200, "{}", true)]
    [InlineData("half_body", 200, "{\"recipient_id\":\"", true)]
    [InlineData("190/460", 400, "\"error_subcode\":460", false)]
    [InlineData("10", 403, "\"code\":10", false)]
    [InlineData("ok", 200, "message_id", true)]
    [InlineData("slow", 200, "message_id", true)]
    public async Task The_next_send_is_answered_as_planned(string fault, int status, string body, bool isStored)
    {
        await using var host = await SimulatorHost.StartAsync();
        var person = await host.WriterAsync(SimulatorHost.Page);
        await host.PlanFaultsAsync(SimulatorHost.Page, new { nextSends = new[] { fault }, slowSeconds = 0.1 });

        var response = await host.SendGraphAsync("me", Hello(person));
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.Equal(status, (int)response.StatusCode);
        Assert.Contains(body, text, StringComparison.Ordinal);
        Assert.Equal(isStored ? 2 : 1, (await host.HistoryAsync(SimulatorHost.Page)).Count);
    }

    [Fact]
    public async Task The_history_counts_how_often_a_body_was_accepted()
    {
        await using var host = await SimulatorHost.StartAsync();
        var person = await host.WriterAsync(SimulatorHost.Page);
        await host.SendGraphAsync("me", Hello(person));
        await host.SendGraphAsync("me", Hello(person));

        var accepted = Assert.Single((await host.WholeHistoryAsync(SimulatorHost.Page)).GetProperty("accepted").EnumerateArray());

        Assert.Equal(2, accepted.GetProperty("times").GetInt32());
        Assert.Equal(person, accepted.GetProperty("personId").GetString());
    }

    [Fact]
    public async Task A_dropped_delivery_comes_later()
    {
        await using var host = await SimulatorHost.StartAsync();
        await host.PlanFaultsAsync(SimulatorHost.Page, new { webhooks = new { drop = 1 } });

        var answer = await host.SendAsync(new { account = SimulatorHost.Page, text = "lost" });

        Assert.Equal(JsonValueKind.Null, answer.GetProperty("status").ValueKind);
        Assert.Equal("lost", (await host.NextWebhookAsync()).FirstText);
    }

    [Fact]
    public async Task A_reordered_delivery_is_overtaken_by_the_next()
    {
        await using var host = await SimulatorHost.StartAsync();
        await host.PlanFaultsAsync(SimulatorHost.Page, new { webhooks = new { reorder = 1 }, mostSecondsLate = 3600 });

        await host.SendAsync(new { account = SimulatorHost.Page, text = "first" });
        await host.SendAsync(new { account = SimulatorHost.Page, text = "second" });

        Assert.Equal("second", (await host.NextWebhookAsync()).FirstText);
        Assert.Equal("first", (await host.NextWebhookAsync()).FirstText);
    }

    [Fact]
    public async Task Duplicates_and_delays_come_at_their_odds()
    {
        await using var host = await SimulatorHost.StartAsync();
        await host.PlanFaultsAsync(SimulatorHost.Page, new { webhooks = new { duplicate = 1, delay = 1 }, mostSecondsLate = 0.1 });

        await host.SendAsync(new { account = SimulatorHost.Page, text = "late and twice" });

        Assert.Equal((await host.NextWebhookAsync()).Body, (await host.NextWebhookAsync()).Body);
    }

    [Fact]
    public async Task An_unknown_fault_is_refused()
    {
        await using var host = await SimulatorHost.StartAsync();

        foreach (var plan in new object[] { new { sends = new { meteor = 1 } }, new { webhooks = new { drop = 2 } }, new { wrong = 1 } })
        {
            using var content = System.Net.Http.Json.JsonContent.Create(plan);
            var response = await host.Client.PutAsync(
                $"simulator/control/accounts/{SimulatorHost.Page}/faults", content, TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        }
    }

    [Fact]
    public void The_same_seed_draws_the_same_and_the_odds_hold()
    {
        var odds = new Dictionary<string, double> { ["a"] = 0.2, ["b"] = 0.3 };
        var (first, second) = (new Draws(7), new Draws(7));

        var drawn = Enumerable.Range(0, 2_000).Select(_ => first.Choose(odds, "key")).ToList();

        Assert.Equal(drawn, Enumerable.Range(0, 2_000).Select(_ => second.Choose(odds, "key")));
        Assert.InRange(drawn.Count(name => name == "a"), 300, 500);
        Assert.InRange(drawn.Count(name => name == "b"), 480, 720);
    }

    private static object Hello(string person) => new { recipient = new { id = person }, message = new { text = "Hello" } };
}
