using System.Net;
using Inbox.Testing;
using Inbox.Web.Organizations;
using Inbox.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Tests.Staff;

/// <summary>Teams are made, filled, given conversations and retired.</summary>
public sealed class TeamTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private readonly InboxApp app = fixture.App;

    [Fact]
    public async Task Who_enters_a_team_sees_what_it_has_and_who_leaves_does_not()
    {
        var organization = await TestOrganization.CreateAsync(app);
        using var admin = await organization.SignInAsync(AgentRole.Admin);
        var (tom, email) = await organization.AddAgentAsync("Tom Becker");
        await app.WithDbAsync(organization.Id, db => db.Agents.Where(a => a.Id == tom.Id)
            .ExecuteUpdateAsync(update => update.SetProperty(a => a.Sight, AccessScope.Memberships)));
        using var browser = await app.SignInAsync(email);
        var team = await AddTeamAsync(admin, "Deliveries");
        var conversation = await ReceiveAsync(organization, "Where is my sofa?");

        using var given = await admin.PostFormAsync(
            $"/conversations/{conversation}", $"/conversations/{conversation}/assignment", ("teamId", team.ToString()));
        Assert.DoesNotContain("Where is my sofa?", await browser.ReadAsync("/inbox"), StringComparison.Ordinal);

        using var filled = await SaveAsync(admin, team, ("Members", tom.Id.ToString()));
        Assert.Equal("/settings/teams?done=Saved", filled.GoesTo());
        Assert.Contains("Where is my sofa?", await browser.ReadAsync("/inbox"), StringComparison.Ordinal);
        Assert.Contains(
            "gave this conversation to Deliveries", await browser.ReadAsync($"/conversations/{conversation}"), StringComparison.Ordinal);

        using var emptied = await SaveAsync(admin, team);
        Assert.DoesNotContain("Where is my sofa?", await browser.ReadAsync("/inbox"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_retired_team_keeps_what_it_has_and_is_not_offered()
    {
        var organization = await TestOrganization.CreateAsync(app);
        using var admin = await organization.SignInAsync(AgentRole.Admin);
        var team = await AddTeamAsync(admin, "Christmas");
        var (given, other) = (await ReceiveAsync(organization, "For Christmas"), await ReceiveAsync(organization, "After Christmas"));
        using var assigned = await admin.PostFormAsync(
            $"/conversations/{given}", $"/conversations/{given}/assignment", ("teamId", team.ToString()));

        using var retired = await admin.PostFormAsync($"/settings/teams/{team}", $"/settings/teams/{team}/retirement");

        Assert.Equal("/settings/teams?done=Retired", retired.GoesTo());
        Assert.Contains(
            "Christmas", (await admin.GetPageAsync($"/conversations/{given}")).QuerySelector(
                ".thread__assignee summary")!.TextContent, StringComparison.Ordinal);
        Assert.Null((await admin.GetPageAsync($"/conversations/{other}")).QuerySelector($"button[value='{team}']"));
        using var late = await admin.PostFormAsync(
            $"/conversations/{other}", $"/conversations/{other}/assignment", ("teamId", team.ToString()));
        Assert.Equal(HttpStatusCode.NotFound, late.StatusCode);
        using var back = await admin.PostFormAsync($"/settings/teams/{team}", $"/settings/teams/{team}/retirement", ("_method", "DELETE"));
        Assert.NotNull((await admin.GetPageAsync($"/conversations/{other}")).QuerySelector($"button[value='{team}']"));
    }

    [Fact]
    public async Task A_team_has_a_name_of_its_own_and_markup_in_it_is_text()
    {
        var organization = await TestOrganization.CreateAsync(app);
        using var admin = await organization.SignInAsync(AgentRole.Admin);
        await AddTeamAsync(admin, "<i>Deliveries</i>");

        foreach (var name in (string[])["", "  ", new string('x', 101), "<I>deliveries</I>"])
        {
            using var refused = await admin.PostFormAsync("/settings/teams", "/settings/teams", ("Name", name));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        }

        Assert.Contains("&lt;i&gt;Deliveries&lt;/i&gt;", await admin.ReadAsync("/settings/teams"), StringComparison.Ordinal);
        using var agent = await organization.SignInAsync();
        Assert.Equal(HttpStatusCode.Forbidden, (await agent.OpenAsync("/settings/teams")).StatusCode);
        Assert.Contains("Made a team", await admin.ReadAsync("/audit"), StringComparison.Ordinal);
    }

    private static async Task<Guid> AddTeamAsync(HttpClient admin, string name)
    {
        using var added = await admin.PostFormAsync("/settings/teams", "/settings/teams", ("Name", name));
        return Guid.Parse(added.GoesTo()!.Split('/')[^1]);
    }

    private static Task<HttpResponseMessage> SaveAsync(HttpClient admin, Guid team, params (string Name, string Value)[] members) =>
        admin.PostFormAsync($"/settings/teams/{team}", $"/settings/teams/{team}", [("Name", "Deliveries"), .. members]);

    private async Task<Guid> ReceiveAsync(TestOrganization organization, string text)
    {
        await app.ReceiveAsync(Payload.Text(organization.PageId, TestOrganization.NextId(), text));
        return await app.WithDbAsync(organization.Id, db => db.Conversations.Where(c => c.Preview == text).Select(c => c.Id).SingleAsync());
    }
}
