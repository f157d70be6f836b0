using System.Net;
using Inbox.Testing;
using Inbox.Web.Audit;
using Inbox.Web.Localization;
using Inbox.Web.Meta;
using Inbox.Web.Organizations;
using Inbox.Web.Tests.Support;
using Inbox.Web.Webhooks;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Tests.Webhooks;

/// <summary>Admins see what Meta posted for their own channels and did not become a message.</summary>
public sealed class StoredEventsTests(OwnAppFixture fixture) : IClassFixture<OwnAppFixture>
{
    private readonly InboxApp app = fixture.App;

    [Fact]
    public async Task One_POST_that_carries_two_organizations_shows_each_only_its_own()
    {
        var (mine, theirs) = (await TestOrganization.CreateAsync(app), await TestOrganization.CreateAsync(app));
        await app.ReceiveAsync(Payload.Envelope("page", Odd(mine, "my_note"), Odd(theirs, "their_note")));
        using var owner = await mine.SignInAsync(AgentRole.Owner);
        var (own, foreign) = (await ItemAsync(mine), await ItemAsync(theirs));

        var list = await owner.ReadAsync("/channels/events");
        using var others = await owner.OpenAsync($"/channels/events/{foreign.Id}");
        using var replay = await owner.PostFormAsync("/channels/events", $"/channels/events/{foreign.Id}/replay");
        var raw = await owner.ReadAsync($"/channels/events/{own.Id}");

        Assert.Contains($"event-{own.Id}", list, StringComparison.Ordinal);
        Assert.DoesNotContain(foreign.Id.ToString(), list, StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (others.StatusCode, replay.StatusCode));
        Assert.Contains("my_note", raw, StringComparison.Ordinal);
        Assert.DoesNotContain("their_note", raw, StringComparison.Ordinal);
        Assert.True(
            await app.WithDbAsync(mine.Id, db => db.AuditEntries.AnyAsync(e => e.Act == AuditAct.ReadRawEvent && e.ThingId == own.Id)));
    }

    [Fact]
    public async Task Items_are_found_by_mid_Page_state_and_time()
    {
        var organization = await TestOrganization.CreateAsync(app);
        await app.ReceiveAsync(Payload.Envelope("page", Odd(organization, "m_a/b")));
        await app.ReceiveAsync(Payload.Envelope("page", Odd(organization, "m_other")));
        using var owner = await organization.SignInAsync(AgentRole.Owner);

        Assert.Equal(2, await CountAsync(owner, ""));
        Assert.Equal(1, await CountAsync(owner, "?mid=m_a%2Fb"));
        Assert.Equal(2, await CountAsync(owner, $"?page={organization.PageId}&state=NotShown"));
        Assert.Equal(0, await CountAsync(owner, $"?page={organization.InstagramId}"));
        Assert.Equal(0, await CountAsync(owner, "?state=Dead"));
        Assert.Equal(0, await CountAsync(owner, "?until=2020-01-01"));
        Assert.Equal(2, await CountAsync(owner, "?from=2020-01-01"));
    }

    [Fact]
    public async Task A_replay_takes_in_what_failed_and_never_brings_back_what_was_unsent()
    {
        var organization = await TestOrganization.CreateAsync(app);
        var (person, lost, unsent) = (TestOrganization.NextId(), Payload.NewMid(), Payload.NewMid());
        var body = Payload.Envelope("page", Payload.Entry(
            organization.PageId,
            Payload.Message(person, organization.PageId, "lost", lost), Payload.Message(person, organization.PageId, "secret", unsent)));
        await app.ReceiveAsync(body);
        var eventId = await app.WithDbAsync(null, db => db.WebhookEvents.OrderBy(e => e.Id).Select(e => e.Id).LastAsync());
        await FailAsync(organization, eventId, lost, 0);
        await app.ReceiveAsync(Payload.Envelope("page", Payload.Entry(organization.PageId, new
        {
            sender = new { id = person },
            recipient = new { id = organization.PageId },
            timestamp = Payload.NextTime(),
            message = new { mid = unsent, is_deleted = true },
        })));
        await FailAsync(organization, eventId, null, 1);
        using var owner = await organization.SignInAsync(AgentRole.Owner);

        using var answer = await owner.PostFormAsync("/channels/events", "/channels/events/replay");
        await Eventually.TrueAsync(() => app.WithDbAsync(null, async db =>
            !await db.WebhookItems.AnyAsync(i => i.OrganizationId == organization.Id && i.State != WebhookItemState.Done)));

        var messages = await app.WithDbAsync(organization.Id, db => db.Messages.ToListAsync());
        Assert.Equal("lost", Assert.Single(messages, m => m.Mid == lost).Text);
        var gone = Assert.Single(messages, m => m.Mid == unsent);
        Assert.Equal((null, true), (gone.Text, gone.IsUnsent));
    }

    [Fact]
    public async Task An_agent_who_is_no_admin_may_not_look()
    {
        var organization = await TestOrganization.CreateAsync(app);
        using var agent = await organization.SignInAsync();

        using var answer = await agent.OpenAsync("/channels/events");

        Assert.NotEqual(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task A_messages_way_tells_when_it_was_sent_stored_and_processed()
    {
        var organization = await TestOrganization.CreateAsync(app);
        await app.ReceiveAsync(Payload.Text(organization.PageId, TestOrganization.NextId(), "Hello"));
        var message = await app.WithDbAsync(organization.Id, db => db.Messages.SingleAsync());
        using var agent = await organization.SignInAsync();

        var way = await agent.ReadAsync($"/conversations/{message.ConversationId}/messages/{message.Id}/way");

        Assert.True(message.SentAt <= message.StoredAt && message.ReceivedAt <= message.StoredAt);
        Assert.Contains("Received from Meta and stored raw", way, StringComparison.Ordinal);
        Assert.Contains("Processed: in the conversation", way, StringComparison.Ordinal);
        Assert.Contains(
            $"/messages/{message.Id}/way", await agent.ReadAsync($"/conversations/{message.ConversationId}"), StringComparison.Ordinal);
    }

    /// <summary>Something of a kind that nobody knows.</summary>
    private static object Odd(TestOrganization organization, string mid) => Payload.Entry(organization.PageId, new
    {
        sender = new { id = TestOrganization.NextId() },
        recipient = new { id = organization.PageId },
        timestamp = Payload.NextTime(),
        something_new = new { mid },
    });

    private Task<WebhookItem> ItemAsync(TestOrganization organization) =>
        app.WithDbAsync(null, db => db.WebhookItems.SingleAsync(i => i.OrganizationId == organization.Id));

    private static async Task<int> CountAsync(HttpClient browser, string query) =>
        (await browser.ReadAsync($"/channels/events{query}")).Split("id=\"event-").Length - 1;

    /// <summary>As if taking in a thing of an event had failed; the message that it would be is not there.</summary>
    private Task<int> FailAsync(TestOrganization organization, Guid eventId, string? mid, int position) =>
        app.WithDbAsync(organization.Id, async db =>
    {
        await db.Messages.Where(m => m.Mid == mid).ExecuteDeleteAsync();
        var item = new WebhookItem(
            eventId, position, WebhookItemState.Dead, "message", Sentence.Verbatim("failed"), [], DateTimeOffset.UtcNow)
            .From(Platform.Messenger, organization.PageId).OwnedBy(organization.Id, organization.Page.Id);
        db.WebhookItems.Add(item);
        return await db.SaveChangesAsync();
    });
}
