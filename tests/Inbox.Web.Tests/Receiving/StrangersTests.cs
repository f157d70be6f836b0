using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Inbox.Testing;
using Inbox.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Tests.Receiving;

/// <summary>Another organization's id, in any address or form, is an id that does not exist.</summary>
public sealed class StrangersTests(AppFixture fixture) : IClassFixture<AppFixture>, IAsyncLifetime
{
    private readonly InboxApp app = fixture.App;
    private TestOrganization theirs = null!;
    private Guid theirConversation;
    private Guid ourConversation;
    private HttpClient browser = null!;

    public async ValueTask InitializeAsync()
    {
        theirs = await TestOrganization.CreateAsync(app, "Somebody Else");
        var ours = await TestOrganization.CreateAsync(app);
        browser = await ours.SignInAsync();
        await app.ReceiveAsync(Payload.Text(theirs.PageId, TestOrganization.NextId(), "Not for you"));
        await app.ReceiveAsync(Payload.Text(ours.PageId, TestOrganization.NextId(), "For you"));
        theirConversation = await app.WithDbAsync(theirs.Id, db => db.Conversations.Select(c => c.Id).SingleAsync());
        ourConversation = await app.WithDbAsync(ours.Id, db => db.Conversations.Select(c => c.Id).SingleAsync());
    }

    public ValueTask DisposeAsync()
    {
        browser.Dispose();
        return ValueTask.CompletedTask;
    }

    [Theory]
    [InlineData("/conversations/{0}")]
    [InlineData("/api/conversations/{0}")]
    [InlineData("/api/conversations/{0}/messages")]
    [InlineData("/api/conversations/{0}/messages?take=3")]
    public async Task Their_conversation_cannot_be_asked_for(string address)
    {
        var (there, nowhere) = (await AskAsync(address, theirConversation), await AskAsync(address, Guid.CreateVersion7()));

        Assert.Equal(HttpStatusCode.NotFound, there.Status);
        Assert.Equal(nowhere, there);
    }

    [Theory]
    [InlineData("closure", "", "")]
    [InlineData("closure", "_method", "DELETE")]
    [InlineData("assignment", "agentId", "me")]
    [InlineData("assignment", "_method", "DELETE")]
    [InlineData("read-marker", "until", "1")]
    public async Task Their_conversation_cannot_be_changed(string part, string name, string value)
    {
        var page = await browser.GetPageAsync($"/conversations/{ourConversation}");

        using var there = await browser.PostFormAsync(page, $"/conversations/{theirConversation}/{part}", (name, value));
        using var nowhere = await browser.PostFormAsync(page, $"/conversations/{Guid.CreateVersion7()}/{part}", (name, value));

        Assert.Equal(HttpStatusCode.NotFound, there.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, nowhere.StatusCode);
        var untouched = await app.WithDbAsync(theirs.Id, db => db.Conversations.SingleAsync());
        Assert.True(untouched is { IsClosed: false, AssigneeId: null });
        Assert.False(await app.WithDbAsync(theirs.Id, db => db.ReadMarkers.AnyAsync()));
    }

    [Fact]
    public async Task A_conversation_cannot_be_given_to_their_agent()
    {
        var (agent, _) = await theirs.AddAgentAsync();
        var page = await browser.GetPageAsync($"/conversations/{ourConversation}");

        using var answer = await browser.PostFormAsync(
            page, $"/conversations/{ourConversation}/assignment", ("agentId", agent.Id.ToString()));

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task Lists_hold_nothing_of_theirs_whatever_the_filter()
    {
        var filter = $"channel={theirs.Page.Id}";

        Assert.Empty((await browser.GetJsonAsync($"/api/conversations?{filter}")).EnumerateArray());
        Assert.Empty((await browser.GetPageAsync($"/inbox?{filter}")).QuerySelectorAll(".conversation-row"));
        Assert.DoesNotContain("Not for you", (await browser.GetJsonAsync("/api/conversations")).GetRawText(), StringComparison.Ordinal);
    }

    /// <summary>The answer without what differs each time: the id that was asked for, and the correlation id.</summary>
    private async Task<(HttpStatusCode Status, string? Type, string Body)> AskAsync(string address, Guid id)
    {
        using var answer = await browser.GetAsync(string.Format(null, address, id));
        var type = answer.Content.Headers.ContentType?.MediaType;
        var body = await answer.Content.ReadAsStringAsync();
        return (answer.StatusCode, type, type == "application/problem+json" ? Fields(body) : Words(body));
    }

    private static string Fields(string json)
    {
        using var document = JsonDocument.Parse(json);
        return string.Join(' ', document.RootElement.EnumerateObject()
            .Select(p => p.Name is "traceId" or "correlationId" ? p.Name : $"{p.Name}={p.Value}"));
    }

    private static string Words(string html) => html[..Regex.Match(html, "<span\\s+class=\"code\">").Index];
}
