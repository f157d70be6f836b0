using System.Net;
using Inbox.Testing;
using Inbox.Web.Contacts;
using Inbox.Web.Organizations;
using Inbox.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Tests.ContactDirectory;

/// <summary>A question that takes too long, on a database where nobody else waits for what is locked.</summary>
public sealed class SegmentTimeLimitTests(OwnAppFixture fixture) : IClassFixture<OwnAppFixture>
{
    private readonly InboxApp app = fixture.App;

    [Fact]
    public async Task What_cannot_be_found_in_time_is_said_and_is_never_nobody()
    {
        var organization = await TestOrganization.CreateAsync(app);
        var (owner, _) = await organization.AddAgentAsync();
        var filter = Uri.EscapeDataString($$"""{"all":[{"field":"segment","is":["{{await NotByAdAsync(organization, owner)}}"]}]}""");
        using var agent = await organization.SignInAsync();
        await app.WithDbAsync(organization.Id, async db =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            await db.Database.ExecuteSqlAsync($"LOCK TABLE referrals");

            var page = await agent.GetPageAsync($"/contacts?filter={filter}");
            Assert.Contains("This takes too long", page.QuerySelector(".banner")!.Seen(), StringComparison.Ordinal);
            using var answer = await agent.GetAsync($"/api/contacts?filter={filter}");
            Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
            return 0;
        });
        Assert.Equal(
            "Ada Lovelace", (await agent.GetPageAsync($"/contacts?filter={filter}")).QuerySelector(".contact-cell__name")!.Seen());
    }

    private Task<Guid> NotByAdAsync(TestOrganization organization, Agent owner) => app.WithDbAsync(
        organization.Id, async db =>
        {
            db.Contacts.Add(new Contact(organization.Id, "Ada Lovelace", DateTimeOffset.UtcNow));
            var segment = db.Segments.Add(new Segment(owner, Guid.CreateVersion7(), DateTimeOffset.UtcNow)).Entity;
            segment.Change("Not from ads", """{"none":[{"field":"origin","is":["yes"]}]}""");
            segment.Share(SegmentAudience.Everybody, teamId: null);
            await db.SaveChangesAsync();
            return segment.Id;
        });
}
