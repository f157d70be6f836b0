using System.Net;
using System.Text.Json;
using Inbox.Testing;
using Inbox.Web.Tests.Support;

namespace Inbox.Web.Tests.Api;

/// <summary>What a program gets from /api/conversations.</summary>
public sealed class ConversationsApiTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private readonly InboxApp app = fixture.App;

    [Fact]
    public async Task A_conversation_has_the_fields_of_the_original_design()
    {
        var organization = await TestOrganization.CreateAsync(app);
        var person = TestOrganization.NextId();
        using var program = await organization.SignInAsync();
        await app.ReceiveAsync(
            Payload.Text(organization.InstagramId, person, "Is it in stock?", at: 1_763_820_366_123, @object: "instagram"));

        var conversation = Assert.Single((await program.GetJsonAsync("/api/conversations")).EnumerateArray());

        Assert.Equal(
            ["id", "platform", "status", "lastMessageAt", "unread", "contact", "assignee", "channel", "messages"], Names(conversation));
        Assert.Equal("INSTAGRAM", conversation.GetProperty("platform").GetString());
        Assert.Equal("OPEN", conversation.GetProperty("status").GetString());
        Assert.Equal("2025-11-22T14:06:06.123Z", conversation.GetProperty("lastMessageAt").GetString());
        Assert.True(conversation.GetProperty("unread").GetBoolean());
        Assert.Equal(JsonValueKind.Null, conversation.GetProperty("assignee").ValueKind);
        Assert.Equal(organization.Instagram.Id, conversation.GetProperty("channel").GetProperty("id").GetGuid());
        var contact = conversation.GetProperty("contact");
        Assert.Equal(["id", "firstName", "lastName", "name", "profilePicUrl"], Names(contact));
        Assert.Equal($"Instagram user {person[^4..]}", contact.GetProperty("name").GetString());
        Assert.Equal(JsonValueKind.Null, contact.GetProperty("profilePicUrl").ValueKind);
        var message = Assert.Single(conversation.GetProperty("messages").EnumerateArray());
        Assert.Equal(
            [
                "id", "content", "isFromBusiness", "sentAt", "status", "attachments", "failure",
                "isUnsent", "unsentAt", "editedAt", "edits", "reactions", "replyTo", "story", "tap", "sentFrom",
            ],
            Names(message));
        Assert.Equal("Is it in stock?", message.GetProperty("content").GetString());
        Assert.False(message.GetProperty("isFromBusiness").GetBoolean());
        Assert.Equal("DELIVERED", message.GetProperty("status").GetString());
    }

    [Fact]
    public async Task A_long_newest_message_is_given_whole()
    {
        var organization = await TestOrganization.CreateAsync(app);
        var (first, second) = (new string('ä', 20_000), "short");
        await app.ReceiveAsync(Payload.Text(organization.PageId, TestOrganization.NextId(), first));
        await app.ReceiveAsync(Payload.Text(organization.PageId, TestOrganization.NextId(), second));
        using var program = await organization.SignInAsync();

        var list = await program.GetJsonAsync("/api/conversations");

        Assert.Equal([second, first], list.EnumerateArray().Select(c => c.GetProperty("messages")[0].GetProperty("content").GetString()));
    }

    [Fact]
    public async Task One_conversation_and_its_messages_can_be_asked_for()
    {
        var organization = await TestOrganization.CreateAsync(app);
        var person = TestOrganization.NextId();
        await app.ReceiveAsync(Payload.Text(organization.PageId, person, "Hello"));
        await app.ReceiveAsync(Payload.Echo(organization.PageId, person, "Good morning"));
        await app.ReceiveAsync(Payload.Picture(organization.PageId, person, "https://scontent.example.com/cat.jpg"));
        using var program = await organization.SignInAsync();
        var listed = (await program.GetJsonAsync("/api/conversations"))[0];
        var address = $"/api/conversations/{listed.GetProperty("id").GetGuid()}";

        var one = await program.GetJsonAsync(address);
        var messages = (await program.GetJsonAsync($"{address}/messages")).EnumerateArray().ToList();

        Assert.Equal(listed.GetRawText(), one.GetRawText());
        Assert.Equal([null, "Good morning", "Hello"], messages.Select(m => m.GetProperty("content").GetString()));
        Assert.Equal([false, true, false], messages.Select(m => m.GetProperty("isFromBusiness").GetBoolean()));
        Assert.Equal(["DELIVERED", "SENT", "DELIVERED"], messages.Select(m => m.GetProperty("status").GetString()));
        var attachment = Assert.Single(messages[0].GetProperty("attachments").EnumerateArray());
        Assert.Equal("image", attachment.GetProperty("kind").GetString());
        Assert.Equal("https://scontent.example.com/cat.jpg", attachment.GetProperty("url").GetString());
        Assert.Equal("image", one.GetProperty("messages")[0].GetProperty("attachments")[0].GetProperty("kind").GetString());
    }

    [Theory]
    [InlineData("?before=made-up", "before")]
    [InlineData("?before=AWxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", "before")]
    [InlineData("?take=0", "take")]
    [InlineData("?take=101", "take")]
    [InlineData("?take=many", "take")]
    [InlineData("?status=finished", "status")]
    [InlineData("?status=0", "status")]
    [InlineData("?assignment=theirs", "assignment")]
    [InlineData("?platform=SMS", "platform")]
    [InlineData("?channel=7", "channel")]
    public async Task A_query_that_makes_no_sense_is_refused_with_its_field(string query, string field)
    {
        var organization = await TestOrganization.CreateAsync(app);
        using var program = await organization.SignInAsync();

        using var answer = await program.GetAsync($"/api/conversations{query}");

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal([field], Names((await answer.ReadJsonAsync()).GetProperty("errors")));
    }

    [Fact]
    public async Task A_cursor_of_another_list_is_refused()
    {
        var organization = await TestOrganization.CreateAsync(app);
        await app.ReceiveAsync(Payload.Text(organization.PageId, TestOrganization.NextId(), "one"));
        await app.ReceiveAsync(Payload.Text(organization.PageId, TestOrganization.NextId(), "two"));
        using var program = await organization.SignInAsync();
        using var first = await program.GetAsync("/api/conversations?take=1");
        var next = first.Headers.GetValues("Link").Single().Split('<', '>')[1];
        Assert.Equal("one", (await program.GetJsonAsync(next))[0].GetProperty("messages")[0].GetProperty("content").GetString());

        using var answer = await program.GetAsync(next + "&status=OPEN");

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task Without_a_session_there_is_a_problem_in_JSON_and_no_redirect()
    {
        using var stranger = app.NewBrowser();

        using var answer = await stranger.GetAsync("/api/conversations");

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task Nobody_may_keep_an_answer()
    {
        var organization = await TestOrganization.CreateAsync(app);
        using var program = await organization.SignInAsync();

        using var answer = await program.GetAsync("/api/conversations");

        Assert.True(answer.Headers.CacheControl!.NoStore);
    }

    [Fact]
    public async Task The_api_is_described()
    {
        using var stranger = app.NewBrowser();

        var description = await stranger.GetJsonAsync("/openapi/v1.json");

        Assert.StartsWith("3.", description.GetProperty("openapi").GetString(), StringComparison.Ordinal);
        var list = description.GetProperty("paths").GetProperty("/api/conversations").GetProperty("get");
        Assert.Equal(
            ["status", "assignment", "platform", "channel", "sort", "view", "filter", "before", "take"],
            list.GetProperty("parameters").EnumerateArray().Select(p => p.GetProperty("name").GetString()));
        Assert.True(list.GetProperty("responses").TryGetProperty("400", out _));
    }

    private static IEnumerable<string> Names(JsonElement element) => element.EnumerateObject().Select(property => property.Name);
}
