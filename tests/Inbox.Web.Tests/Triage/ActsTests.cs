using System.Net;
using AngleSharp.Html.Dom;
using Inbox.Testing;
using Inbox.Web.Conversations;
using Inbox.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Tests.Triage;

/// <summary>Closing, reopening and assigning, by the buttons of the page.</summary>
public sealed class ActsTests(AppFixture fixture) : IClassFixture<AppFixture>, IAsyncLifetime
{
    private readonly InboxApp app = fixture.App;
    private TestOrganization organization = null!;
    private HttpClient browser = null!;
    private Guid id;

    public async ValueTask InitializeAsync()
    {
        organization = await TestOrganization.CreateAsync(app);
        browser = await organization.SignInAsync();
        await app.ReceiveAsync(Payload.Text(organization.PageId, TestOrganization.NextId(), "Hello"));
        id = await app.WithDbAsync(organization.Id, db => db.Conversations.Select(c => c.Id).SingleAsync());
    }

    public ValueTask DisposeAsync()
    {
        browser.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task A_conversation_is_closed_and_opened_again_and_the_list_stays_as_it_was()
    {
        var query = "?assignment=unassigned&platform=messenger";
        var page = await browser.GetPageAsync($"/conversations/{id}{query}");
        Assert.NotNull(page.QuerySelector(".conversation-row"));

        using var closed = await browser.PressAsync(page, "form[action*=closure] button");
        page = await browser.GetPageAsync(closed.Headers.Location!.OriginalString);

        Assert.True((await LoadAsync()).IsClosed);
        Assert.Null(page.QuerySelector(".conversation-row"));
        page = await browser.GetPageAsync($"/conversations/{id}{query}");
        Assert.Equal("Reopen", page.QuerySelector("form[action*=closure] button")!.Seen());

        await PressAsync(page, "form[action*=closure] button", query);

        var opened = await LoadAsync();
        Assert.Equal((ConversationStatus.Open, null, null), (opened.Status, opened.ClosedAt, opened.ClosedById));
    }

    [Fact]
    public async Task A_conversation_is_taken_given_away_and_let_go()
    {
        var (tom, _) = await organization.AddAgentAsync("Tom Becker");
        var page = await browser.GetPageAsync($"/conversations/{id}");
        Assert.Equal("Unassigned", page.QuerySelector(".thread__assignee summary")!.Seen());

        page = await PressAsync(page, "button[value=me]");
        Assert.Equal("AKYou", page.QuerySelector(".thread__assignee summary")!.Seen());
        Assert.Single((await browser.GetPageAsync("/inbox?assignment=mine")).QuerySelectorAll(".conversation-row"));
        Assert.Empty(page.QuerySelectorAll("button[value=me]"));

        page = await PressAsync(page, $"button[value='{tom.Id}']");
        Assert.Equal("TBTom Becker", page.QuerySelector(".thread__assignee summary")!.Seen());
        Assert.Equal(tom.Id, (await LoadAsync()).AssigneeId);
        Assert.Equal(
            "Tom Becker", (await browser.GetJsonAsync("/api/conversations"))[0].GetProperty("assignee").GetProperty("name").GetString());

        page = await PressAsync(page, ".thread__assignee button[name=_method]");
        Assert.Null((await LoadAsync()).AssigneeId);
        Assert.Equal("Unassigned", page.QuerySelector(".thread__assignee summary")!.Seen());
    }

    [Fact]
    public async Task Nobody_who_left_can_be_given_a_conversation()
    {
        var (gone, _) = await organization.AddAgentAsync("Gone Away");
        await app.WithDbAsync(organization.Id, async db =>
        {
            (await db.Agents.SingleAsync(a => a.Id == gone.Id)).Remove(DateTimeOffset.UtcNow);
            return await db.SaveChangesAsync();
        });
        var page = await browser.GetPageAsync($"/conversations/{id}");
        Assert.DoesNotContain("Gone Away", page.Body!.TextContent, StringComparison.Ordinal);

        using var answer = await browser.PostFormAsync(page, $"/conversations/{id}/assignment", ("agentId", gone.Id.ToString()));

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Null((await LoadAsync()).AssigneeId);
    }

    [Theory]
    [InlineData("closure")]
    [InlineData("assignment")]
    [InlineData("read-marker")]
    public async Task An_act_without_the_forms_token_is_refused(string part)
    {
        using var answer = await browser.PostAsync(
            $"/conversations/{id}/{part}", new FormUrlEncodedContent([new("agentId", "me"), new("until", "1")]));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.False((await LoadAsync()).IsClosed);
    }

    [Fact]
    public async Task A_conversation_stays_closed_while_the_person_has_another_open_one()
    {
        await app.WithDbAsync(organization.Id, async db =>
        {
            var first = await db.Conversations.SingleAsync(c => c.Id == id);
            first.Close(await db.Agents.FirstAsync(), DateTimeOffset.UtcNow);
            await db.SaveChangesAsync();
            var identity = await db.ContactIdentities.SingleAsync();
            db.Add(new Conversation(organization.Page, identity, DateTimeOffset.UtcNow));
            return await db.SaveChangesAsync();
        });
        var page = await browser.GetPageAsync($"/conversations/{id}");
        var other = await app.WithDbAsync(organization.Id, db => db.Conversations.Where(c => c.Id != id).Select(c => c.Id).SingleAsync());

        using var answer = await browser.PressAsync(page, "form[action*=closure] button");

        // Said before anything is written, with the way there.
        Assert.Null(page.QuerySelector("textarea#text"));
        Assert.Contains("another open conversation", page.QuerySelector(".composer__closed")!.Seen(), StringComparison.Ordinal);
        Assert.Equal($"/conversations/{other}", page.QuerySelector(".composer__closed a")!.GetAttribute("href"));
        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Contains("another open conversation", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var snoozed = await browser.PostFormAsync(
            $"/conversations/{id}", $"/conversations/{id}/snooze", ("choice", "write"), ("then", "Next"));
        Assert.Equal(HttpStatusCode.Conflict, snoozed.StatusCode);
    }

    /// <summary>Presses, follows the redirect, and gives the page behind it.</summary>
    private async Task<IHtmlDocument> PressAsync(IHtmlDocument page, string button, string query = "")
    {
        using var answer = await browser.PressAsync(page, button);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal($"/conversations/{id}{query}", answer.Headers.Location!.OriginalString);
        return await browser.GetPageAsync(answer.Headers.Location.OriginalString);
    }

    private Task<Conversation> LoadAsync() =>
        app.WithDbAsync(organization.Id, db => db.Conversations.AsNoTracking().SingleAsync(c => c.Id == id));
}
