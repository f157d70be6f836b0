using System.Net;
using System.Text.Json;
using Inbox.MetaSimulator.History;

namespace Inbox.Web.Tests.Simulator;

public sealed class HistoryTests
{
    private static readonly Inbox.MetaSimulator.AccountSwitches Unlimited = new() { ReadsPerSecond = 1_000 };

    [Fact]
    public async Task Conversations_come_newest_first_a_page_at_a_time()
    {
        await using var host = await StartAsync();
        foreach (var name in new[] { "One", "Two", "Three" })
        {
            await host.SendAsync(new { account = SimulatorHost.Page, person = new { firstName = name }, text = name, silent = true });
        }

        var first = await ReadAsync(host, "me/conversations?fields=id,snippet,participants&limit=2");
        var after = first.GetProperty("paging").GetProperty("cursors").GetProperty("after").GetString();
        var second = await ReadAsync(host, $"me/conversations?fields=id,snippet,participants&limit=2&after={after}");

        Assert.Equal(["Three", "Two"], Snippets(first));
        Assert.Equal(["One"], Snippets(second));
        Assert.True(first.GetProperty("paging").TryGetProperty("next", out _));
        Assert.False(second.GetProperty("paging").TryGetProperty("next", out _));
    }

    [Fact]
    public async Task A_message_has_the_id_of_its_webhook_and_Metas_shape()
    {
        await using var host = await StartAsync();
        var person = await host.WriterAsync(SimulatorHost.Page);
        var picture = await host.SendAsync(
            new { account = SimulatorHost.Page, person = new { id = person }, pictureUrl = "https://example.com/a.jpg" });
        var sent = await host.SendTextAsync("me", person, "Hello");

        var conversation = await ReadAsync(
            host, $"me/conversations?user_id={person}&fields=messages.limit(5){{id,created_time,from,to,message,attachments}}");
        var messages = conversation.GetProperty("data")[0].GetProperty("messages").GetProperty("data");

        Assert.Equal(sent, messages[0].GetProperty("id").GetString());
        Assert.Equal(SimulatorHost.Page, messages[0].GetProperty("from").GetProperty("id").GetString());
        Assert.Equal(person, messages[0].GetProperty("to").GetProperty("data")[0].GetProperty("id").GetString());
        Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+0000$", messages[0].GetProperty("created_time").GetString());
        Assert.Equal(picture.GetProperty("mid").GetString(), messages[1].GetProperty("id").GetString());
        Assert.Equal(
            "https://example.com/a.jpg",
            messages[1].GetProperty("attachments").GetProperty("data")[0].GetProperty("image_data").GetProperty("url").GetString());
        Assert.Equal("Hello", (await ReadAsync(host, $"{sent}?fields=message")).GetProperty("message").GetString());
    }

    [Theory]
    [InlineData(SimulatorHost.Page, "", "100")]
    [InlineData(SimulatorHost.Instagram, "&platform=instagram", "9000001")]
    public async Task Only_the_newest_messages_give_details_and_unsent_ones_are_gone(string account, string query, string error)
    {
        await using var host = await StartAsync();
        var mids = new List<string>();
        for (var number = 1; number <= 23; number++)
        {
            mids.Add((await host.SendAsync(new { account, text = $"{number}", silent = true })).GetProperty("mid").GetString()!);
        }

        await host.SendAsync(new { account, kind = "unsend", fields = new { mid = mids[^1] }, silent = true });
        var id = (await ReadAsync(host, $"me/conversations?limit=1{query}")).GetProperty("data")[0].GetProperty("id").GetString();
        var messages = (await ReadAsync(host, $"{id}/messages?fields=message&limit=50")).GetProperty("data").EnumerateArray().ToList();

        Assert.Equal(mids.SkipLast(1).Reverse(), messages.Select(message => message.GetProperty("id").GetString()));
        Assert.Equal(20, messages.Count(message => message.TryGetProperty("message", out _)));
        Assert.Equal(error, await SimulatorHost.ErrorAsync(await GetAsync(host, $"{mids[0]}?fields=message")));
        Assert.Equal(mids[0], (await ReadAsync(host, mids[0])).GetProperty("id").GetString());
        Assert.Equal("100/33", await SimulatorHost.ErrorAsync(await GetAsync(host, mids[^1])));
    }

    [Fact]
    public async Task Reads_are_counted_and_too_much_at_once_is_refused()
    {
        await using var host = await SimulatorHost.StartAsync(clock: new Support.HandMovedClock());
        await host.WriterAsync(SimulatorHost.Page);

        await ReadAsync(host, "me/conversations");
        await ReadAsync(host, "me/conversations");
        Assert.Equal("80006", await SimulatorHost.ErrorAsync(await GetAsync(host, "me/conversations")));
        await host.SwitchAsync(SimulatorHost.Page, new { readsPerSecond = 100, mostRowsPerRead = 10 });
        var tooMuch = await GetAsync(host, "me/conversations?limit=5&fields=messages.limit(5){id}");

        Assert.Equal(HttpStatusCode.InternalServerError, tooMuch.StatusCode);
        Assert.Equal("1", await SimulatorHost.ErrorAsync(tooMuch));
        Assert.Equal(HttpStatusCode.OK, (await GetAsync(host, "me/conversations?limit=10")).StatusCode);
    }

    [Theory]
    [InlineData("me/conversations?fields=id,secret", "100")]
    [InlineData("me/conversations?fields=messages{id", "2500")]
    [InlineData("me/conversations?after=nonsense", "100")]
    [InlineData("t_1/messages", "100/33")]
    public async Task A_malformed_read_is_refused(string path, string error)
    {
        await using var host = await StartAsync();

        Assert.Equal(error, await SimulatorHost.ErrorAsync(await GetAsync(host, path)));
    }

    [Fact]
    public void Fields_nest_and_carry_limits()
    {
        var fields = SelectedField.Parse("id,messages.limit(20){id,from{name}},link")!;

        Assert.Equal(["id", "messages", "link"], fields.Select(field => field.Name));
        Assert.Equal(20, fields[1].Limit);
        Assert.Equal("name", fields[1].Fields[1].Fields[0].Name);
    }

    private static Task<SimulatorHost> StartAsync() => SimulatorHost.StartAsync(options => options.Switches = Unlimited);

    private static IEnumerable<string?> Snippets(JsonElement page) =>
        page.GetProperty("data").EnumerateArray().Select(conversation => conversation.GetProperty("snippet").GetString());

    private static Task<HttpResponseMessage> GetAsync(SimulatorHost host, string path) =>
        host.GraphAsync($"v26.0/{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}access_token={SimulatorHost.Token}");

    private static async Task<JsonElement> ReadAsync(SimulatorHost host, string path)
    {
        var response = await GetAsync(host, path);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await SimulatorHost.ReadAsync(response);
    }
}
