using Inbox.Testing;
using Inbox.Web.Conversations;
using Inbox.Web.Organizations;
using Inbox.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Tests.Triage;

/// <summary>
/// What a new message does to a closed conversation, by its channel's rule; and what blocked people's and spam do, which is nothing.
/// </summary>
public sealed class ReopeningTests(SendingFixture fixture) : IClassFixture<SendingFixture>
{
    [Fact]
    public async Task A_closed_conversation_goes_on_unless_the_channel_says_otherwise()
    {
        using var talk = await Correspondence.BeginAsync(fixture);
        await CloseAsync(talk);
        fixture.Clock.Move(TimeSpan.FromDays(100));

        await talk.HearAsync("It is me again");

        Assert.Equal([ConversationStatus.Open], (await ConversationsAsync(talk)).Select(c => c.Status));
    }

    [Fact]
    public async Task After_the_channels_days_a_new_conversation_begins_and_late_words_go_where_they_belong()
    {
        using var talk = await Correspondence.BeginAsync(fixture);
        await EndAfterAsync(talk, days: 7);
        await CloseAsync(talk);
        var closedAt = fixture.Clock.GetUtcNow();
        fixture.Clock.Move(TimeSpan.FromDays(9));

        await HearAsync(talk, closedAt.AddDays(8.5), "Second of the new ones");
        await HearAsync(talk, closedAt.AddDays(8), "First of the new ones");
        await HearAsync(talk, closedAt.AddDays(3), "Late and old");

        var conversations = await ConversationsAsync(talk);
        Assert.Equal([ConversationStatus.Closed, ConversationStatus.Open], conversations.Select(c => c.Status));
        Assert.Equal(["Hello", "Late and old"], await TextsAsync(talk, conversations[0].Id));
        Assert.Equal(["First of the new ones", "Second of the new ones"], await TextsAsync(talk, conversations[1].Id));
        Assert.Null(conversations[0].WaitingSince);
    }

    [Fact]
    public async Task Before_the_days_are_over_the_closed_one_goes_on()
    {
        using var talk = await Correspondence.BeginAsync(fixture);
        await EndAfterAsync(talk, days: 7);
        await CloseAsync(talk);
        fixture.Clock.Move(TimeSpan.FromDays(6));

        await talk.HearAsync("Still me");

        Assert.Equal([ConversationStatus.Open], (await ConversationsAsync(talk)).Select(c => c.Status));
    }

    [Fact]
    public async Task What_a_blocked_person_writes_is_kept_and_comes_to_no_inbox_until_they_are_unblocked()
    {
        using var talk = await Correspondence.BeginAsync(fixture);
        using var blocked = await talk.Browser.PostFormAsync(talk.Address, $"{talk.Address}/contact/block");
        await talk.HearAsync("Why?");

        var page = await talk.Browser.GetPageAsync(talk.Address);
        Assert.Contains("is blocked", page.QuerySelector(".banner")!.Seen(), StringComparison.Ordinal);
        Assert.Contains("Why?", page.QuerySelector(".thread__messages")!.Seen(), StringComparison.Ordinal);
        Assert.Empty((await talk.Browser.GetPageAsync("/inbox")).QuerySelectorAll(".conversation-row"));
        Assert.Empty((await talk.Browser.GetPageAsync("/inbox?status=closed")).QuerySelectorAll(".conversation-row--unread, .needs-reply"));

        using var unblocked = await talk.Browser.PostFormAsync(talk.Address, $"{talk.Address}/contact/block", ("_method", "DELETE"));
        await talk.HearAsync("Thank you");

        Assert.Single((await talk.Browser.GetPageAsync("/inbox")).QuerySelectorAll(".conversation-row--unread .needs-reply"));
        Assert.Equal(
            ["Anna Keller blocked this person", "Anna Keller unblocked this person"],
            (await talk.Browser.GetPageAsync(talk.Address)).QuerySelectorAll(".activity-line").Select(line => line.Seen().Split(" · ")[0]));
    }

    [Fact]
    public async Task Spam_is_in_no_list_but_its_own_and_comes_back_when_it_is_none()
    {
        using var talk = await Correspondence.BeginAsync(fixture);
        using var marked = await talk.Browser.PostFormAsync(talk.Address, $"{talk.Address}/spam");
        await talk.HearAsync("Buy now");

        foreach (var list in new[] { "", "?status=closed", "?status=snoozed", "?sort=waiting", "?sort=closing" })
        {
            Assert.Empty((await talk.Browser.GetPageAsync($"/inbox{list}")).QuerySelectorAll(".conversation-row"));
        }

        Assert.Empty((await talk.Browser.GetJsonAsync("/api/conversations")).EnumerateArray());
        Assert.Empty((await talk.Browser.GetJsonAsync("/api/conversations?platform=MESSENGER")).EnumerateArray());
        Assert.Empty((await talk.Browser.GetPageAsync("/inbox?status=spam")).QuerySelectorAll(".conversation-row--unread, .needs-reply"));
        Assert.Single((await talk.Browser.GetPageAsync("/inbox?status=spam")).QuerySelectorAll(".conversation-row"));

        using var unmarked = await talk.Browser.PostFormAsync(talk.Address, $"{talk.Address}/spam", ("_method", "DELETE"));
        Assert.Single((await talk.Browser.GetPageAsync("/inbox")).QuerySelectorAll(".conversation-row"));
    }

    private async Task EndAfterAsync(Correspondence talk, int days)
    {
        using var admin = await talk.Organization.SignInAsync(AgentRole.Admin);
        using var answer = await admin.PostFormAsync("/channels", $"/channels/{talk.Organization.Page.Id}/reopening", ("days", $"{days}"));
        Assert.Equal(302, (int)answer.StatusCode);
    }

    private static async Task CloseAsync(Correspondence talk)
    {
        using var closed = await talk.Browser.PostFormAsync(talk.Address, $"{talk.Address}/closure");
        Assert.Equal(302, (int)closed.StatusCode);
    }

    private Task HearAsync(Correspondence talk, DateTimeOffset at, string text) => fixture.App.ReceiveAsync(
        Payload.Text(talk.Organization.PageId, talk.Person, text, at: at.ToUnixTimeMilliseconds()));

    private Task<List<Conversation>> ConversationsAsync(Correspondence talk) => fixture.App.WithDbAsync(
        talk.Organization.Id, db => db.Conversations.AsNoTracking().OrderBy(c => c.StartedAt).ToListAsync());

    private Task<List<string?>> TextsAsync(Correspondence talk, Guid conversation) => fixture.App.WithDbAsync(
        talk.Organization.Id, db => db.Messages.Where(m => m.ConversationId == conversation).OrderBy(m => m.SentAt).Select(
            m => m.Text).ToListAsync());
}
