using System.Text.Json;
using Inbox.Testing;
using Inbox.Web.Conversations;
using Inbox.Web.Data;
using Inbox.Web.Organizations;
using Inbox.Web.Tests.Support;

namespace Inbox.Web.Tests.Lists;

/// <summary>However a list is cut into pages, together they are the list: nothing twice, nothing left out.</summary>
public sealed class PagingTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private readonly InboxApp app = fixture.App;
    private readonly int seed = Random.Shared.Next();

    [Theory]
    [InlineData("", 100)]
    [InlineData("status=OPEN", 50)]
    [InlineData("status=closed", 3)]
    [InlineData("assignment=mine", 7)]
    [InlineData("assignment=unassigned", 50)]
    [InlineData("assignment=unassigned&status=OPEN", 11)]
    [InlineData("assignment=mine&status=CLOSED", 2)]
    [InlineData("platform=INSTAGRAM", 13)]
    [InlineData("platform=messenger&status=OPEN&assignment=mine", 5)]
    [InlineData("assignment=ALL", 17)]
    public async Task Pages_of_the_list_are_the_list(string query, int take)
    {
        var organization = await TestOrganization.CreateAsync(app);
        var (agent, email) = await organization.AddAgentAsync();
        var all = await app.WithDbAsync(organization.Id, db => FillAsync(db, organization, agent));
        using var program = await app.SignInAsync(email, organization: organization.Organization.Slug);

        var seen = await AllPagesAsync(program, $"/api/conversations?{query}&take={take}", take);

        var expected = all.Where(c => Matches(c, query, agent)).OrderByDescending(c => c.LastMessageAt)
            .ThenByDescending(c => c.Id.ToString(), StringComparer.Ordinal).Select(c => c.Id).ToList();
        Assert.NotEmpty(expected);
        Assert.True(expected.SequenceEqual(seen), $"seed {seed}: expected {expected.Count} in order, got {seen.Count}");
    }

    [Theory]
    [InlineData(100)]
    [InlineData(50)]
    [InlineData(7)]
    public async Task Pages_of_a_thread_are_the_thread(int take)
    {
        var organization = await TestOrganization.CreateAsync(app);
        var random = new Random(seed);
        var (conversation, messages) = await app.WithDbAsync(organization.Id, async db =>
        {
            var begun = Talks.Begin(db, organization.Page, Start);
            var said = Enumerable.Range(0, 120).Select(_ => Talks.Say(db, begun, "x", Start.AddSeconds(random.Next(40)))).ToList();
            await db.SaveChangesAsync();
            return (begun, said);
        });
        using var program = await organization.SignInAsync();

        var seen = await AllPagesAsync(program, $"/api/conversations/{conversation.Id}/messages?take={take}", take);

        var expected = messages.OrderByDescending(m => m.SentAt)
            .ThenByDescending(m => m.Id.ToString(), StringComparer.Ordinal).Select(m => m.Id).ToList();
        Assert.True(expected.SequenceEqual(seen), $"seed {seed}");
    }

    /// <summary>Moments collide on purpose: then the ids decide.</summary>
    private async Task<List<Conversation>> FillAsync(InboxDbContext db, TestOrganization organization, Agent agent)
    {
        var random = new Random(seed);
        var (other, _) = await organization.AddAgentAsync("Tom Becker");
        var all = new List<Conversation>();
        for (var i = 0; i < 130; i++)
        {
            var conversation = Talks.Begin(db, random.Next(3) == 0 ? organization.Instagram : organization.Page, Start);
            Talks.Say(db, conversation, $"number {i}", Start.AddSeconds(random.Next(30)));
            Assign(conversation, random.Next(3) switch { 0 => agent, 1 => other, _ => null });
            if (random.Next(4) == 0)
            {
                conversation.Close(other, Start);
            }

            all.Add(conversation);
        }

        await db.SaveChangesAsync();
        return all;
    }

    private static void Assign(Conversation conversation, Agent? agent)
    {
        if (agent is not null)
        {
            conversation.AssignTo(agent, agent, Start);
        }
    }

    private static bool Matches(Conversation conversation, string query, Agent agent) =>
        query.Split('&', StringSplitOptions.RemoveEmptyEntries).All(part => part.ToUpperInvariant() switch
        {
            "ASSIGNMENT=MINE" => conversation.AssigneeId == agent.Id,
            "ASSIGNMENT=UNASSIGNED" => conversation.AssigneeId is null,
            "ASSIGNMENT=ALL" => true,
            var other when other.StartsWith("STATUS=", StringComparison.Ordinal) => other[7..] == UpperCaseEnum.ToText(conversation.Status),
            var other => other["PLATFORM=".Length..] == UpperCaseEnum.ToText(conversation.Platform),
        });

    private static async Task<List<Guid>> AllPagesAsync(HttpClient program, string address, int take)
    {
        var seen = new List<Guid>();
        for (var next = address; next is not null;)
        {
            using var answer = await program.GetAsync(next);
            answer.EnsureSuccessStatusCode();
            var page = (await answer.ReadJsonAsync()).EnumerateArray().Select(Id).ToList();
            Assert.InRange(page.Count, 1, take);
            seen.AddRange(page);
            next = NextOf(answer);
        }

        return seen;
    }

    private static Guid Id(JsonElement element) => element.GetProperty("id").GetGuid();

    private static string? NextOf(HttpResponseMessage answer) =>
        answer.Headers.TryGetValues("Link", out var links) && links.Single() is var link
            && link.EndsWith("; rel=\"next\"", StringComparison.Ordinal)
            ? link[1..link.IndexOf('>', StringComparison.Ordinal)]
            : null;
}
