using System.Net;
using Inbox.Testing;
using Inbox.Web.Organizations;
using Inbox.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Tests.Triage;

/// <summary>Who has a conversation, and what happens when two see it differently.</summary>
public sealed class AssignmentTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private readonly InboxApp app = fixture.App;

    [Fact]
    public async Task Of_two_who_take_at_once_one_has_it_and_the_other_is_told_who()
    {
        var (organization, id) = await ConversationAsync();
        var (anna, tom) = (await WorkerAsync(organization, "Anna Keller"), await WorkerAsync(organization, "Tom Becker"));
        var (hers, his) = (await anna.GetPageAsync($"/conversations/{id}"), await tom.GetPageAsync($"/conversations/{id}"));

        var answers = await Task.WhenAll(anna.PressAsync(hers, TakeIt), tom.PressAsync(his, TakeIt));

        var late = Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.Conflict);
        Assert.Single(answers, answer => answer.GoesTo() == $"/conversations/{id}");
        var winner = answers[0] == late ? "Tom Becker" : "Anna Keller";
        Assert.Contains(
            $"{winner} has this conversation now", Pages.Parse(
                await late.TextAsync()).QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(winner, await HolderAsync(organization, id));
        Assert.Equal(1, await app.WithDbAsync(organization.Id, db => db.Activities.CountAsync()));
    }

    [Fact]
    public async Task An_old_page_passes_nobody_over_and_after_a_new_look_it_can_be_taken()
    {
        var (organization, id) = await ConversationAsync();
        var (anna, tom) = (await WorkerAsync(organization, "Anna Keller"), await WorkerAsync(organization, "Tom Becker"));
        var old = await anna.GetPageAsync($"/conversations/{id}");
        using var taken = await tom.PressAsync(await tom.GetPageAsync($"/conversations/{id}"), TakeIt);

        using var late = await anna.PressAsync(old, TakeIt);
        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        Assert.Equal("Tom Becker", await HolderAsync(organization, id));

        using var now = await anna.PressAsync(await anna.GetPageAsync($"/conversations/{id}"), TakeIt);
        Assert.Equal($"/conversations/{id}", now.GoesTo());
        using var again = await anna.PressAsync(old, TakeIt);
        Assert.Equal($"/conversations/{id}", again.GoesTo());
        Assert.Equal("Anna Keller", await HolderAsync(organization, id));
    }

    [Fact]
    public async Task Given_to_a_team_taken_from_it_given_back_and_taken_away_each_leaves_a_line()
    {
        var (organization, id) = await ConversationAsync();
        var team = await TeamAsync(organization, "Deliveries");
        var anna = await WorkerAsync(organization, "Anna Keller");

        await PressAsync(anna, id, $"button[value='{team.Id}']");
        Assert.Equal("Deliveries", await SummaryAsync(anna, id));
        await PressAsync(anna, id, TakeIt);
        Assert.Equal("You", await SummaryAsync(anna, id));
        await PressAsync(anna, id, TakeAway);
        Assert.Equal("Deliveries", await SummaryAsync(anna, id));
        await PressAsync(anna, id, TakeAway);
        Assert.Equal("Unassigned", await SummaryAsync(anna, id));

        var lines = (await anna.GetPageAsync($"/conversations/{id}")).QuerySelectorAll(".activity-line span").Select(line => line.Seen())
            .ToArray();
        Assert.Equal(
            [
                "Anna Keller gave this conversation to Deliveries", "Anna Keller took this conversation",
                "Anna Keller gave this conversation back",
                "Anna Keller took this conversation from Deliveries",
            ], lines);
    }

    [Fact]
    public async Task What_is_given_to_somebody_is_theirs_to_see_and_who_gave_it_away_may_lose_sight_of_it()
    {
        var (organization, id) = await ConversationAsync();
        var (tom, email) = await organization.AddAgentAsync("Tom Becker");
        var (anna, annas) = await organization.AddAgentAsync("Anna Keller");
        await app.WithDbAsync(organization.Id, async db =>
        {
            await db.Agents.Where(a => a.Id == tom.Id || a.Id == anna.Id)
                .ExecuteUpdateAsync(update => update.SetProperty(a => a.Sight, AccessScope.OwnOrUnassigned));
            db.ChannelAgents.Add(new(organization.Page, anna));
            return await db.SaveChangesAsync();
        });
        using var browser = await app.SignInAsync(annas);
        using var toms = await app.SignInAsync(email);
        Assert.Equal(HttpStatusCode.NotFound, (await toms.OpenAsync($"/conversations/{id}")).StatusCode);

        using var given = await browser.PressAsync(await browser.GetPageAsync($"/conversations/{id}"), $"button[value='{tom.Id}']");

        Assert.Equal("/inbox", given.GoesTo());
        Assert.Equal(HttpStatusCode.OK, (await toms.OpenAsync($"/conversations/{id}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.OpenAsync($"/conversations/{id}")).StatusCode);
    }

    [Theory]
    [InlineData("")]
    [InlineData("nonsense")]
    [InlineData("x.y")]
    public async Task A_form_that_does_not_say_what_it_showed_still_works(string seen)
    {
        var (organization, id) = await ConversationAsync();
        using var anna = await WorkerAsync(organization, "Anna Keller");

        using var taken = await anna.PostFormAsync(
            $"/conversations/{id}", $"/conversations/{id}/assignment", ("agentId", "me"), ("seen", seen));

        Assert.Equal($"/conversations/{id}", taken.GoesTo());
        Assert.Equal("Anna Keller", await HolderAsync(organization, id));
    }

    private const string TakeIt = "button[name=agentId][value=me]";
    private const string TakeAway = ".thread__assignee button[name=_method]";

    private static async Task PressAsync(HttpClient browser, Guid id, string button)
    {
        using var answer = await browser.PressAsync(await browser.GetPageAsync($"/conversations/{id}"), button);
        Assert.Equal($"/conversations/{id}", answer.GoesTo());
    }

    private static async Task<string> SummaryAsync(HttpClient browser, Guid id) =>
        (await browser.GetPageAsync($"/conversations/{id}")).QuerySelector(".thread__assignee-name")!.Seen();

    private async Task<HttpClient> WorkerAsync(TestOrganization organization, string name)
    {
        var (_, email) = await organization.AddAgentAsync(name);
        return await app.SignInAsync(email);
    }

    private async Task<(TestOrganization Organization, Guid Id)> ConversationAsync()
    {
        var organization = await TestOrganization.CreateAsync(app);
        await app.ReceiveAsync(Payload.Text(organization.PageId, TestOrganization.NextId(), "Who takes this?"));
        return (organization, await app.WithDbAsync(organization.Id, db => db.Conversations.Select(c => c.Id).SingleAsync()));
    }

    private Task<Team> TeamAsync(TestOrganization organization, string name) => app.WithDbAsync(organization.Id, async db =>
    {
        var team = db.Teams.Add(new Team(organization.Id, name, DateTimeOffset.UtcNow)).Entity;
        await db.SaveChangesAsync();
        return team;
    });

    private Task<string?> HolderAsync(TestOrganization organization, Guid id) => app.WithDbAsync(organization.Id, db =>
        db.Conversations.Where(c => c.Id == id).Select(c => db.Agents.Where(a => a.Id == c.AssigneeId).Select(a => a.Name).FirstOrDefault())
            .SingleAsync());
}
