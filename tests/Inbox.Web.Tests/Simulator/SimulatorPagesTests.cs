using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Inbox.Web.Tests.Simulator;

public sealed class SimulatorPagesTests
{
    [Fact]
    public async Task A_person_writes_and_sees_what_became_of_the_message()
    {
        await using var host = await SimulatorHost.StartAsync();
        var conversation = await OpenConversationAsync(host);

        await SubmitAsync(host, conversation, "messages", ("text", "<b>Hello</b>"), ("picture", "sofa"));
        var page = await GetAsync(host, conversation);

        Assert.Equal("<b>Hello</b>", (await host.NextWebhookAsync()).FirstText);
        Assert.Equal("<b>Hello</b>", page.QuerySelector(".bubble p")!.TextContent);
        Assert.Contains("Delivered: 200", page.QuerySelector(".message__note")!.TextContent, StringComparison.Ordinal);
        var picture = await host.Client.GetAsync(
            page.QuerySelector(".bubble__picture")!.GetAttribute("src"), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, picture.StatusCode);
    }

    [Fact]
    public async Task Held_messages_are_delivered_in_reverse()
    {
        await using var host = await SimulatorHost.StartAsync();
        var conversation = await OpenConversationAsync(host);

        await SubmitAsync(host, conversation, "hold", ("count", "2"));
        await SubmitAsync(host, conversation, "messages", ("text", "first"));
        Assert.Contains("1 of 2", (await GetAsync(host, conversation)).Body!.TextContent, StringComparison.Ordinal);
        await SubmitAsync(host, conversation, "messages", ("text", "second"));

        Assert.Equal("second", (await host.NextWebhookAsync()).FirstText);
        Assert.Equal("first", (await host.NextWebhookAsync()).FirstText);
    }

    [Fact]
    public async Task What_the_app_sends_shows_with_the_call_and_can_be_answered_by_a_tap()
    {
        await using var host = await SimulatorHost.StartAsync();
        var conversation = await OpenConversationAsync(host);
        await SubmitAsync(host, conversation, "acts", ("kind", "postback"));
        Assert.Equal("GET_STARTED", (await host.NextWebhookAsync()).FirstEvent.GetProperty("postback").GetProperty("payload").GetString());

        await host.SendGraphAsync("me", new
        {
            recipient = new { id = conversation.Split('/')[^1] },
            message = new { text = "Which?", quick_replies = new[] { new { content_type = "text", title = "Red", payload = "R" } } },
        });
        await host.NextWebhookAsync();
        var sent = (await GetAsync(host, conversation)).QuerySelectorAll(".message")[^1];

        Assert.Equal("Which?", sent.QuerySelector(".bubble p")!.TextContent);
        Assert.Contains("from the app", sent.TextContent, StringComparison.Ordinal);
        Assert.Contains("\"quick_replies\"", sent.QuerySelector(".wire")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("R", sent.QuerySelector("input[name=payload]")!.GetAttribute("value"));
    }

    [Fact]
    public async Task The_page_says_how_Meta_behaves_and_changes_it()
    {
        await using var host = await SimulatorHost.StartAsync();
        var conversation = await OpenConversationAsync(host);

        await SubmitAsync(host, conversation, "switches", ("reads", "true"), ("nextSend", "551"));
        var page = await GetAsync(host, conversation);
        await SubmitAsync(host, conversation, "messages", ("text", "Hello"));
        var body = new { recipient = new { id = conversation.Split('/')[^1] }, message = new { text = "Hi" } };

        Assert.True(page.QuerySelector<IHtmlInputElement>("input[name=reads]")!.IsChecked);
        Assert.False(page.QuerySelector<IHtmlInputElement>("input[name=delivers]")!.IsChecked);
        Assert.Equal("551", await SimulatorHost.ErrorAsync(await host.SendGraphAsync("me", body)));
        Assert.Equal(HttpStatusCode.OK, (await host.SendGraphAsync("me", body)).StatusCode);
    }

    [Fact]
    public async Task An_act_that_cannot_be_done_is_refused_in_the_page()
    {
        await using var host = await SimulatorHost.StartAsync();
        var conversation = await OpenConversationAsync(host);

        var response = await PostAsync(host, conversation, "acts", ("kind", "read"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.False(host.HasReceivedMore());
    }

    [Fact]
    public async Task An_empty_message_is_refused_in_the_form()
    {
        await using var host = await SimulatorHost.StartAsync();
        var conversation = await OpenConversationAsync(host);

        var response = await PostAsync(host, conversation, "messages", ("text", " "));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.False(host.HasReceivedMore());
    }

    [Fact]
    public async Task A_form_without_its_token_is_refused()
    {
        await using var host = await SimulatorHost.StartAsync();
        var conversation = await OpenConversationAsync(host);
        using var form = new FormUrlEncodedContent([new("text", "forged")]);

        var response = await host.Client.PostAsync($"{conversation}/messages", form, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.False(host.HasReceivedMore());
    }

    [Fact]
    public async Task Accounts_that_the_host_does_not_allow_are_not_shown()
    {
        await using var host = await SimulatorHost.StartAsync(options =>
            options.MayUse = (_, account) => ValueTask.FromResult(account == SimulatorHost.Page));

        var page = await GetAsync(host, "/simulator");
        var other = await host.Client.GetAsync(
            $"/simulator/accounts/{SimulatorHost.OtherPage}/people", TestContext.Current.CancellationToken);

        Assert.Equal("Habitat & Söhne Hamburg", Assert.Single(page.QuerySelectorAll(".account__name")).TextContent);
        Assert.Equal(HttpStatusCode.NotFound, other.StatusCode);
    }

    [Fact]
    public async Task The_same_people_are_there_after_a_restart()
    {
        await using var before = await SimulatorHost.StartAsync();
        await using var after = await SimulatorHost.StartAsync();

        Assert.Equal(await PeopleAsync(before), await PeopleAsync(after));
    }

    private static async Task<IReadOnlyList<string?>> PeopleAsync(SimulatorHost host) =>
        [.. (await GetAsync(host, $"/simulator/accounts/{SimulatorHost.Page}/people"))
            .QuerySelectorAll(".person").Select(person => person.GetAttribute("href"))];

    private static async Task<string> OpenConversationAsync(SimulatorHost host) => (await PeopleAsync(host))[0]!.Split('#')[0];

    private static async Task<IHtmlDocument> GetAsync(SimulatorHost host, string path) => new HtmlParser()
        .ParseDocument(await host.Client.GetStringAsync(path, TestContext.Current.CancellationToken));

    private static async Task SubmitAsync(
        SimulatorHost host, string conversation, string act, params (string Name, string Value)[] fields)
    {
        var response = await PostAsync(host, conversation, act, fields);
        Assert.Equal(HttpStatusCode.Found, response.StatusCode);
        Assert.Equal($"{conversation}#latest", response.Headers.Location!.ToString());
    }

    private static async Task<HttpResponseMessage> PostAsync(
        SimulatorHost host, string conversation, string act, params (string Name, string Value)[] fields)
    {
        var page = await GetAsync(host, conversation);
        var token = page.QuerySelector<IHtmlInputElement>("input[name=__RequestVerificationToken]")!.Value;
        using var form = new FormUrlEncodedContent(
            [new("__RequestVerificationToken", token), .. fields.Select(field => KeyValuePair.Create(field.Name, field.Value))]);
        return await host.Client.PostAsync($"{conversation}/{act}", form, TestContext.Current.CancellationToken);
    }
}
