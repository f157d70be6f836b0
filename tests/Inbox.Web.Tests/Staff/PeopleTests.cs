using System.Net;
using Inbox.Testing;
using Inbox.Web.Conversations;
using Inbox.Web.Organizations;
using Inbox.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Tests.Staff;

/// <summary>Who works here and as what, and who may change it.</summary>
public sealed class PeopleTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private readonly InboxApp app = fixture.App;

    [Fact]
    public async Task A_new_role_and_sight_count_at_the_next_request()
    {
        var organization = await TestOrganization.CreateAsync(app);
        using var owner = await organization.SignInAsync(AgentRole.Owner);
        var (agent, email) = await organization.AddAgentAsync("Tom Becker");
        using var browser = await app.SignInAsync(email);
        await app.ReceiveAsync(Payload.Text(organization.PageId, TestOrganization.NextId(), "On the Page"));
        Assert.Contains("On the Page", await browser.ReadAsync("/inbox"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await browser.OpenAsync("/settings/people")).StatusCode);

        using var narrowed = await PlaceAsync(
            owner, agent, ("Role", "Agent"), ("Sight", "Memberships"), ("Channels", organization.Instagram.Id.ToString()));
        Assert.Equal("/settings/people?done=Placed", narrowed.GoesTo());
        Assert.DoesNotContain("On the Page", await browser.ReadAsync("/inbox"), StringComparison.Ordinal);

        using var widened = await PlaceAsync(
            owner, agent, ("Role", "Agent"), ("Sight", "Memberships"), ("Channels", organization.Page.Id.ToString()));
        Assert.Contains("On the Page", await browser.ReadAsync("/inbox"), StringComparison.Ordinal);
        Assert.Equal(
            organization.Page.Id, await app.WithDbAsync(organization.Id, db => db.ChannelAgents.Select(c => c.ChannelId).SingleAsync()));

        using var promoted = await PlaceAsync(owner, agent, ("Role", "Admin"), ("Sight", "OwnOrUnassigned"));
        Assert.Contains("On the Page", await browser.ReadAsync("/inbox"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await browser.OpenAsync("/settings/people")).StatusCode);
        Assert.Contains("Changed what somebody may do and see", await owner.ReadAsync("/audit"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_organization_keeps_an_owner_and_nobody_removes_themselves()
    {
        var organization = await TestOrganization.CreateAsync(app);
        var (only, email) = await organization.AddAgentAsync(role: AgentRole.Owner);
        using var owner = await app.SignInAsync(email);

        Assert.Contains("the only owner", await RefusedAsync(PlaceAsync(owner, only, ("Role", "Admin"))), StringComparison.Ordinal);
        Assert.Contains("cannot deactivate yourself", await RefusedAsync(RemoveAsync(owner, only)), StringComparison.Ordinal);

        var (second, _) = await organization.AddAgentAsync("Second", AgentRole.Owner);
        using var removed = await RemoveAsync(owner, second);
        Assert.Equal("/settings/people?done=Removed", removed.GoesTo());
        Assert.Contains("the only owner", await RefusedAsync(PlaceAsync(owner, only, ("Role", "Agent"))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_admin_neither_makes_nor_touches_owners()
    {
        var organization = await TestOrganization.CreateAsync(app);
        var (owner, _) = await organization.AddAgentAsync("Olga Owner", AgentRole.Owner);
        var (agent, _) = await organization.AddAgentAsync("Tom Becker");
        using var admin = await organization.SignInAsync(AgentRole.Admin);

        Assert.Contains("Only an owner", await RefusedAsync(PlaceAsync(admin, owner, ("Role", "Agent"))), StringComparison.Ordinal);
        Assert.Contains("Only an owner", await RefusedAsync(PlaceAsync(admin, agent, ("Role", "Owner"))), StringComparison.Ordinal);
        Assert.Contains("Only an owner", await RefusedAsync(RemoveAsync(admin, owner)), StringComparison.Ordinal);
        var page = await admin.GetPageAsync($"/settings/people/{agent.Id}");
        Assert.Null(page.QuerySelector("input[value=Owner]"));
        using var placed = await PlaceAsync(admin, agent, ("Role", "Admin"));
        Assert.Equal("/settings/people?done=Placed", placed.GoesTo());
    }

    [Fact]
    public async Task Owners_who_demote_each_other_at_once_do_not_both_succeed()
    {
        for (var round = 0; round < 5; round++)
        {
            var organization = await TestOrganization.CreateAsync(app);
            var (first, firstEmail) = await organization.AddAgentAsync("First", AgentRole.Owner);
            var (second, secondEmail) = await organization.AddAgentAsync("Second", AgentRole.Owner);
            using var one = await app.SignInAsync(firstEmail);
            using var other = await app.SignInAsync(secondEmail);

            var answers = await Task.WhenAll(PlaceAsync(one, second, ("Role", "Agent")), PlaceAsync(other, first, ("Role", "Agent")));

            Assert.True(await app.WithDbAsync(organization.Id, db => db.Agents.AnyAsync(a => a.Role == AgentRole.Owner)));
            Assert.Contains(answers, answer => answer.GoesTo() is not null);
            Assert.All(
                answers.Where(answer => answer.GoesTo() is null), answer => Assert.True((int)answer.StatusCode is 409 or 422 or 403));
        }
    }

    [Fact]
    public async Task Who_is_deactivated_is_out_and_their_conversations_go_to_an_heir()
    {
        var (organization, owner, tom, browser) = await TomAtWorkAsync();
        var (heir, _) = await organization.AddAgentAsync("Mira Heir");
        var (open, closed) = (
            await AssignedAsync(organization, tom, "Still open"), await AssignedAsync(organization, tom, "Closed", isClosed: true));

        using var removed = await owner.PostFormAsync(
            $"/settings/people/{tom.Id}", $"/settings/people/{tom.Id}/removal", ("heirId", heir.Id.ToString()));

        Assert.Equal("/settings/people?done=Removed", removed.GoesTo());
        Assert.Equal("/sign-in?returnUrl=%2Finbox", (await browser.OpenAsync("/inbox")).GoesTo());
        Assert.Equal((heir.Id, heir.Id), (await AssigneeOfAsync(organization, open), await AssigneeOfAsync(organization, closed)));
        Assert.Contains("gave this conversation to Mira Heir", await owner.ReadAsync($"/conversations/{open}"), StringComparison.Ordinal);

        using var back = await owner.PostFormAsync(
            $"/settings/people/{tom.Id}", $"/settings/people/{tom.Id}/removal", ("_method", "DELETE"));
        Assert.Equal("/settings/people?done=TakenBack", back.GoesTo());
        Assert.Equal(HttpStatusCode.OK, (await browser.OpenAsync("/inbox")).StatusCode);
    }

    [Fact]
    public async Task Without_an_heir_their_conversations_are_nobodys()
    {
        var (organization, owner, tom, _) = await TomAtWorkAsync();
        var (open, closed) = (
            await AssignedAsync(organization, tom, "Still open"), await AssignedAsync(organization, tom, "Closed", isClosed: true));

        using var removed = await RemoveAsync(owner, tom);

        Assert.Null(await AssigneeOfAsync(organization, open));
        Assert.Null(await AssigneeOfAsync(organization, closed));
        Assert.Equal(1, await app.WithDbAsync(organization.Id, db => db.Activities.CountAsync(a => a.Kind == ActivityKind.Unassigned)));
        Assert.Contains("Deactivated somebody", await owner.ReadAsync("/audit"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_comes_back_by_a_link_that_they_made_before()
    {
        var organization = await TestOrganization.CreateAsync(app);
        using var owner = await organization.SignInAsync(AgentRole.Owner);
        var (admin, email) = await organization.AddAgentAsync("Adam Admin", AgentRole.Admin);
        using var browser = await app.SignInAsync(email);
        var link = await browser.InviteAsync(("Role", "Admin"));

        using var removed = await RemoveAsync(owner, admin);

        using var tried = await app.NewBrowser().OpenAsync(link);
        Assert.Equal(HttpStatusCode.Gone, tried.StatusCode);
    }

    private static Task<HttpResponseMessage> PlaceAsync(HttpClient browser, Agent agent, params (string Name, string Value)[] fields) =>
        browser.PostFormAsync($"/settings/people/{agent.Id}", $"/settings/people/{agent.Id}", fields);

    private static Task<HttpResponseMessage> RemoveAsync(HttpClient browser, Agent agent) =>
        browser.PostFormAsync($"/settings/people/{agent.Id}", $"/settings/people/{agent.Id}/removal", ("heirId", ""));

    private static async Task<string> RefusedAsync(Task<HttpResponseMessage> posting)
    {
        using var answer = await posting;
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        return await answer.TextAsync();
    }

    private async Task<(TestOrganization Organization, HttpClient Owner, Agent Tom, HttpClient Browser)> TomAtWorkAsync()
    {
        var organization = await TestOrganization.CreateAsync(app);
        var (tom, email) = await organization.AddAgentAsync("Tom Becker");
        return (organization, await organization.SignInAsync(AgentRole.Owner), tom, await app.SignInAsync(email));
    }

    private async Task<Guid> AssignedAsync(TestOrganization organization, Agent agent, string text, bool isClosed = false)
    {
        await app.ReceiveAsync(Payload.Text(organization.PageId, TestOrganization.NextId(), text));
        return await app.WithDbAsync(organization.Id, async db =>
        {
            var conversation = await db.Conversations.SingleAsync(c => c.Preview == text);
            db.Activities.Add(conversation.AssignTo(agent, agent, DateTimeOffset.UnixEpoch)!);
            if (isClosed)
            {
                db.Activities.Add(conversation.Close(agent, DateTimeOffset.UnixEpoch)!);
            }

            await db.SaveChangesAsync();
            return conversation.Id;
        });
    }

    private Task<Guid?> AssigneeOfAsync(TestOrganization organization, Guid id) =>
        app.WithDbAsync(organization.Id, db => db.Conversations.Where(c => c.Id == id).Select(c => c.AssigneeId).SingleAsync());
}
