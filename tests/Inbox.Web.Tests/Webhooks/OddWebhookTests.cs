using System.Text;
using Inbox.Testing;
using Inbox.Web.Data;
using Inbox.Web.Tests.Support;
using Inbox.Web.Webhooks;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Tests.Webhooks;

/// <summary>What Meta signs is stored whatever it is, with the reason, and never stops what came with it.</summary>
public sealed class OddWebhookTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private readonly InboxApp app = fixture.App;

    public static TheoryData<string, string> Unreadable => new()
    {
        { "not JSON", "hello" },
        { "half a body", """{"object":"page","entry":[""" },
        { "an array", "[]" },
        { "a number", "42" },
        { "nothing", "" },
        { "a megabyte of nesting", new string('[', 1024 * 1024) },
    };

    [Theory]
    [MemberData(nameof(Unreadable))]
    public async Task An_unreadable_body_is_kept_with_the_reason(string what, string body)
    {
        Assert.NotEmpty(what);

        await app.ReceiveAsync(body);

        var bytes = Encoding.UTF8.GetBytes(body);
        var kept = await app.WithDbAsync(null, db => db.WebhookEvents.SingleAsync(e => e.Body == bytes));
        Assert.Equal(WebhookState.Dead, kept.State);
        Assert.False(string.IsNullOrWhiteSpace(kept.Error));
    }

    public static TheoryData<string, string> Odd => new()
    {
        { "MALFORMED", """{"recipient":{"id":"PAGE"},"timestamp":1790000000001,"message":{"mid":"m_MID","text":"no sender"}}""" },
        { "MALFORMED", """{"sender":{"id":"SENDER"},"recipient":{"id":"PAGE"},"timestamp":1790000000001,"message":{"text":"no mid"}}""" },
        { "MALFORMED", """{"sender":"text","recipient":[],"timestamp":{},"message":{"mid":"m_MID","text":"wrong types"}}""" },
        { "MALFORMED", "[1,2,3]" },
        { "MALFORMED", "null" },
        { "NOT_SHOWN",
            """{"sender":{"id":"SENDER"},"recipient":{"id":"PAGE"},"timestamp":1790000000001,"messaging_feedback":{"feedback_screens":[]}}""" },
        { "NOT_SHOWN", """{"sender":{"id":"SENDER"},"recipient":{"id":"PAGE"},"timestamp":1790000000001,"something_new":{}}""" },
    };

    [Theory]
    [MemberData(nameof(Odd))]
    public async Task An_odd_item_is_kept_with_the_reason_and_its_neighbours_arrive(string state, string item)
    {
        var organization = await TestOrganization.CreateAsync(app);
        item = item.Replace("PAGE", organization.PageId, StringComparison.Ordinal)
            .Replace("SENDER", TestOrganization.NextId(), StringComparison.Ordinal);
        var good = Payload.Entry(organization.PageId, Payload.Message(TestOrganization.NextId(), organization.PageId, "good"), "ODD");

        await app.ReceiveAsync(Payload.Envelope("page", good).Replace("\"ODD\"", item, StringComparison.Ordinal));

        var text = await app.WithDbAsync(organization.Id, db => db.Messages.Select(m => m.Text).SingleAsync());
        Assert.Equal("good", text);
        var kept = await app.WithDbAsync(null, db => db.WebhookItems.SingleAsync(i => i.OrganizationId == organization.Id));
        Assert.Equal(state, UpperCaseEnum.ToText(kept.State));
        Assert.False(string.IsNullOrWhiteSpace(kept.Reason?.ToString()));
        Assert.Equal(organization.Page.Id, kept.ChannelId);
    }

    [Fact]
    public async Task A_Page_that_nobody_connected_is_kept_for_later_and_belongs_to_nobody()
    {
        var page = TestOrganization.NextId();

        await app.ReceiveAsync(Payload.Text(page, TestOrganization.NextId(), "Anybody there?"));

        var kept = await app.WithDbAsync(null, db => db.WebhookItems.SingleAsync(i => i.ChannelExternalId == page));
        Assert.Equal((WebhookItemState.NoChannel, (Guid?)null), (kept.State, kept.OrganizationId));
        Assert.Contains("Anybody there?", Encoding.UTF8.GetString(kept.Body), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"object":"whatsapp_business_account","entry":[{"id":"1"}]}""")]
    [InlineData("""{"object":"page","entry":[]}""")]
    [InlineData("""{"object":"page","entry":{}}""")]
    [InlineData("""{"object":"page"}""")]
    [InlineData("""{"object":7,"entry":[7]}""")]
    public async Task An_odd_envelope_is_kept_with_the_reason(string body)
    {
        await app.ReceiveAsync(body);

        var bytes = Encoding.UTF8.GetBytes(body);
        var id = await app.WithDbAsync(null, db => db.WebhookEvents.Where(e => e.Body == bytes).Select(e => e.Id).SingleAsync());
        var reasons = await app.WithDbAsync(
            null, db => db.WebhookItems.Where(i => i.EventId == id).Select(i => i.ReasonCode).ToListAsync());
        Assert.NotEmpty(reasons);
        Assert.All(reasons, reason => Assert.False(string.IsNullOrWhiteSpace(reason?.ToString())));
    }

    /// <summary>Nobody subscribed to them, and an entry with only these is no fault (meta-platform 1.7).</summary>
    [Theory]
    [InlineData(""" "calls":[{"id":"c1","from":"61","event":"connect","timestamp":1790000000}] """)]
    [InlineData(""" "sender":{"id":"61"},"call_permission_reply":{"response":"accept"} """)]
    public async Task Entries_of_calls_are_no_fault(string more)
    {
        var organization = await TestOrganization.CreateAsync(app);

        await app.ReceiveAsync($$$"""{"object":"page","entry":[{"id":"{{{organization.PageId}}}","time":1790000000123,{{{more}}}}]}""");

        Assert.Empty(await app.WithDbAsync(
            null, db => db.WebhookItems.Where(i => i.ChannelExternalId == organization.PageId).Select(i => i.State).ToListAsync()));
    }

    [Theory]
    [InlineData("1790000001", "seconds")]
    [InlineData("\"1790000001\"", "seconds as text")]
    [InlineData("1790000001000", "milliseconds")]
    public async Task Ids_as_numbers_and_times_in_any_unit_are_understood(string timestamp, string unit)
    {
        Assert.NotEmpty(unit);
        var organization = await TestOrganization.CreateAsync(app);
        var person = TestOrganization.NextId();

        await app.ReceiveAsync(
            $$$"""
            {"object":"page","entry":[{"time":1790000002000,"id":{{{organization.PageId}}},"messaging":[{"sender":{"id":{{{person}}}},
            "recipient":{"id":{{{organization.PageId}}}},"timestamp":{{{timestamp}}},"message":{"mid":"m_{{{person}}}","text":"numbers"}}]}]}
            """);

        var message = await app.WithDbAsync(organization.Id, db => db.Messages.SingleAsync());
        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(1_790_000_001), message.SentAt);
    }
}
