using System.Net;
using System.Net.Http.Json;
using Inbox.Testing;
using Inbox.Web.Channels;
using Inbox.Web.Contacts;
using Inbox.Web.Organizations;
using Inbox.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Tests.ContactDirectory;

/// <summary>What somebody writes on a channel that an agent does not see, the agent learns by nothing of the same contact.</summary>
public sealed class ContactSightTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private static readonly DateTimeOffset Now = DateTimeOffset.UtcNow;

    private readonly InboxApp app = fixture.App;

    [Fact]
    public async Task Neither_by_the_reach_of_a_segment_nor_by_the_order_of_a_choice()
    {
        var (organization, agent, mira) = await OpenAsync();
        using var _ = mira;
        var (anton, carl) = await app.WithDbAsync(organization.Id, async db =>
        {
            var begun = Now.AddDays(-10);
            var (closed, other) = (Talks.Begin(db, organization.Page, begun, "Anton"), Talks.Begin(db, organization.Page, begun, "Carl"));
            var hidden = Talks.Begin(db, organization.Instagram, begun, "Hidden");
            Talks.Say(db, closed, "Long ago", Now.AddDays(-9));
            Talks.Say(db, other, "Days ago", Now.AddDays(-8));
            Talks.Say(db, hidden, "Just now", Now.AddMinutes(-1));
            await db.SaveChangesAsync();
            return (closed.ContactId, other.ContactId);
        });
        using var admin = await organization.SignInAsync(AgentRole.Admin);
        var hidden = await app.WithDbAsync(
            organization.Id, db => db.Contacts.Where(c => c.Name == "Hidden").Select(c => c.Id).SingleAsync());
        using var merged = await admin.PostAsJsonAsync(
            $"/api/contacts/{anton}/merges", new { contactId = hidden });

        using var chosen = await mira.PostFormAsync(
            "/contacts", "/contacts/acts", ("act", ""), ("ids", anton.ToString()), ("ids", carl.ToString()));
        var names = (await mira.GetPageAsync(chosen.GoesTo()!)).QuerySelector("main")!.Seen();
        Assert.True(names.IndexOf("Carl", StringComparison.Ordinal) < names.IndexOf("Anton", StringComparison.Ordinal), names);

        var segment = await app.WithDbAsync(organization.Id, async db =>
        {
            var made = db.Segments.Add(new Segment(agent, Guid.CreateVersion7(), Now)).Entity;
            made.Change("Antons", """{"field":"name","contains":["anton"]}""");
            await db.SaveChangesAsync();
            return made.Id;
        });
        var reach = (await mira.GetPageAsync($"/segments/{segment}")).QuerySelector(".facts--reach")!.Seen();
        Assert.Contains("Now0", reach, StringComparison.Ordinal);
        Assert.Contains("Once they write again1", reach, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_team_that_is_retired_shows_nobody_the_contacts_of_another()
    {
        var (organization, agent, mira) = await OpenAsync();
        using var _ = mira;
        var (tom, __) = await organization.AddAgentAsync("Tom Becker");
        var (contact, team) = await app.WithDbAsync(organization.Id, async db =>
        {
            var delivery = db.Teams.Add(new Team(organization.Id, "Delivery", Now)).Entity;
            db.TeamMembers.AddRange(new TeamMember(delivery, agent), new TeamMember(delivery, tom));
            var noted = db.Contacts.Add(Contact.Noted(organization.Id, "Ada", Now)).Entity;
            noted.SetOwner(tom.Id);
            await db.SaveChangesAsync();
            return (noted.Id, delivery.Id);
        });
        Assert.Single((await mira.GetJsonAsync("/api/contacts")).EnumerateArray());

        await app.WithDbAsync(organization.Id, async db =>
        {
            (await db.Teams.SingleAsync(t => t.Id == team)).Retire(Now);
            return await db.SaveChangesAsync();
        });

        Assert.Empty((await mira.GetJsonAsync("/api/contacts")).EnumerateArray());
        using var read = await mira.GetAsync(new Uri($"/contacts/{contact}", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, read.StatusCode);
    }

    /// <summary>An organization with an agent who sees one of its two channels.</summary>
    private async Task<(TestOrganization Organization, Agent Agent, HttpClient Browser)> OpenAsync()
    {
        var organization = await TestOrganization.CreateAsync(app);
        var (agent, email) = await organization.AddAgentAsync("Mira Aydin");
        await app.WithDbAsync(organization.Id, async db =>
        {
            (await db.Agents.SingleAsync(a => a.Id == agent.Id)).ChangeSight(AccessScope.Memberships);
            db.Add(new ChannelAgent(organization.Page, agent));
            return await db.SaveChangesAsync();
        });
        return (organization, agent, await app.SignInAsync(email, organization: organization.Organization.Slug));
    }
}
