using System.Net;
using Inbox.Testing;
using Inbox.Web.Organizations;
using Inbox.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Tests.Http;

/// <summary>A form that is sent twice at the same moment, or by two people, is answered in words and never by a failure.</summary>
public sealed class SameMomentTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private const int Rounds = 6;

    private readonly InboxApp app = fixture.App;

    [Fact]
    public async Task A_view_is_made_once_and_gone_once()
    {
        var organization = await TestOrganization.CreateAsync(app);
        using var agent = await organization.SignInAsync();
        for (var round = 0; round < Rounds; round++)
        {
            var id = Guid.CreateVersion7().ToString();
            (string, string)[] form =
            [
                ("Id", id), ("Name", $"View {round}"), ("Audience", "Mine"), ("Sort", "Newest"), ("All[0].Field", "unread"),
                ("All[0].Operator", "Is"), ("All[0].Values[0]", "yes"),
            ];
            Assert.All(await TwiceAsync(agent, "/inbox/views", form), status => Assert.Equal(HttpStatusCode.Redirect, status));
            Assert.All(
                await TwiceAsync(agent, $"/inbox/views/{id}", [("_method", "DELETE")]),
                status => Assert.True(status is HttpStatusCode.Redirect or HttpStatusCode.NotFound, $"{status}"));
        }

        Assert.False(await app.WithDbAsync(organization.Id, db => db.SavedViews.AnyAsync()));
    }

    [Fact]
    public async Task Teams_of_one_name_are_not_made_and_members_not_entered_twice()
    {
        var organization = await TestOrganization.CreateAsync(app);
        var (mira, _) = await organization.AddAgentAsync("Mira Aydin");
        using var admin = await organization.SignInAsync(AgentRole.Admin);
        for (var round = 0; round < Rounds; round++)
        {
            var name = $"Team {round}";
            await TwiceAsync(admin, "/settings/teams", [("Name", name)]);
            var team = Assert.Single(await app.WithDbAsync(organization.Id, db => db.Teams.Where(t => t.Name == name).ToListAsync()));
            Assert.All(
                await TwiceAsync(admin, $"/settings/teams/{team.Id}", [("Name", name), ("Members", mira.Id.ToString())]),
                status => Assert.True(status is HttpStatusCode.Redirect or HttpStatusCode.Conflict, $"{status}"));
            Assert.Equal(1, await app.WithDbAsync(organization.Id, db => db.TeamMembers.CountAsync(m => m.TeamId == team.Id)));
        }
    }

    [Fact]
    public async Task Of_one_invitation_sent_twice_the_second_is_told_so()
    {
        var organization = await TestOrganization.CreateAsync(app);
        using var admin = await organization.SignInAsync(AgentRole.Admin);
        for (var round = 0; round < Rounds; round++)
        {
            var statuses = await TwiceAsync(
                admin, "/settings/invitations",
                [("Id", Guid.CreateVersion7().ToString()), ("Role", "Agent"), ("Sight", "Everything"), ("Email", "")]);
            Assert.All(statuses, status => Assert.True(
                status is HttpStatusCode.OK or HttpStatusCode.Conflict or HttpStatusCode.UnprocessableEntity, $"{status}"));
        }
    }

    [Fact]
    public async Task Everybodys_views_leave_room_for_ones_own()
    {
        var organization = await TestOrganization.CreateAsync(app);
        using var agent = await organization.SignInAsync();
        HttpResponseMessage last = null!;
        for (var number = 0; number <= 15; number++)
        {
            last?.Dispose();
            last = await agent.PostFormAsync(
                "/inbox/views/new", "/inbox/views", ("Id", Guid.CreateVersion7().ToString()), ("Name", $"View {number}"),
                ("Audience", "Everybody"), ("Sort", "Newest"), ("All[0].Field", "unread"), ("All[0].Operator", "Is"),
                ("All[0].Values[0]", "yes"));
        }

        Assert.Equal(HttpStatusCode.UnprocessableEntity, last.StatusCode);
        Assert.Contains("There are 15 views for everybody", await last.TextAsync(), StringComparison.Ordinal);
        last.Dispose();
        using var own = await organization.SignInAsync();
        using var made = await own.PostFormAsync(
            "/inbox/views/new", "/inbox/views", ("Id", Guid.CreateVersion7().ToString()), ("Name", "Mine"), ("Audience", "Mine"),
            ("Sort", "Newest"), ("All[0].Field", "unread"), ("All[0].Operator", "Is"), ("All[0].Values[0]", "yes"));
        Assert.Equal(HttpStatusCode.Redirect, made.StatusCode);
    }

    private static async Task<HttpStatusCode[]> TwiceAsync(HttpClient browser, string address, (string, string)[] form)
    {
        var page = await browser.GetPageAsync("/inbox/views/new");
        var answers = await Task.WhenAll(browser.PostFormAsync(page, address, form), browser.PostFormAsync(page, address, form));
        return Array.ConvertAll(answers, answer =>
        {
            using (answer)
            {
                return answer.StatusCode;
            }
        });
    }
}
