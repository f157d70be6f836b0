using Inbox.Testing;
using Inbox.Web.Organizations;
using Inbox.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Tests.Tenancy;

/// <summary>The stream tells of what an agent may see, and of nothing else.</summary>
public sealed class AccessScopeStreamTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private readonly InboxApp app = fixture.App;

    [Theory]
    [InlineData(AccessScope.Memberships)]
    [InlineData(AccessScope.OwnOrUnassigned)]
    public async Task It_names_no_conversation_that_one_may_not_see(AccessScope sight)
    {
        var scene = await AccessScopeScene.CreateAsync(app);
        using var browser = await scene.SignInAsync(sight);
        await using var stream = await OpenAsync(browser);

        await TouchAsync(scene, scene.Elsewhere);
        await TouchAsync(scene, scene.Unassigned);

        Assert.Equal(("changed", scene.Unassigned.Id.ToString()), await stream.NextAsync());
    }

    [Fact]
    public async Task What_leaves_ones_sight_is_told_without_its_name()
    {
        var scene = await AccessScopeScene.CreateAsync(app);
        using var browser = await scene.SignInAsync(AccessScope.OwnOrUnassigned);
        await using var stream = await OpenAsync(browser);
        using var owner = await scene.Organization.SignInAsync(AgentRole.Owner);

        using var given = await owner.PostFormAsync(
            $"/conversations/{scene.Unassigned.Id}", $"/conversations/{scene.Unassigned.Id}/assignment",
            ("agentId", scene.Colleague.Id.ToString()));

        Assert.Equal(("everything", ""), await stream.NextAsync());
        Assert.DoesNotContain(scene.Unassigned.Text, await browser.ReadAsync("/inbox"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_change_of_sight_or_team_counts_for_open_streams_too()
    {
        var scene = await AccessScopeScene.CreateAsync(app);
        using var browser = await scene.SignInAsync(AccessScope.Everything);
        await using var stream = await OpenAsync(browser);
        using var owner = await scene.Organization.SignInAsync(AgentRole.Owner);
        var person = $"/settings/people/{scene.Reader.Id}";

        using var narrowed = await owner.PostFormAsync(person, person, ("Role", "Agent"), ("Sight", "Memberships"));
        Assert.Equal(("everything", ""), await stream.NextWordAsync());
        await TouchAsync(scene, scene.Unassigned);

        var team = $"/settings/teams/{scene.Team.Id}";
        using var placed = await owner.PostFormAsync(team, team, ("Name", "Deliveries"), ("Members", scene.Reader.Id.ToString()));
        Assert.Equal(("everything", ""), await stream.NextWordAsync());

        using var removed = await owner.PostFormAsync(person, person + "/removal");
        Assert.Null(await stream.NextWordAsync());
    }

    private static async Task<EventStream> OpenAsync(HttpClient browser)
    {
        var stream = await EventStream.OpenAsync(browser);
        Assert.Equal(("everything", ""), await stream.NextAsync());
        return stream;
    }

    private Task<int> TouchAsync(AccessScopeScene scene, SightTalk talk) => app.WithDbAsync(scene.Organization.Id, async db =>
    {
        (await db.Contacts.SingleAsync(c => c.Id == talk.ContactId)).Rename("Another", "Name", null);
        return await db.SaveChangesAsync();
    });
}
