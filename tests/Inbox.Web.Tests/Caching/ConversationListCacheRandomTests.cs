using Inbox.Testing;
using Inbox.Web.Organizations;

namespace Inbox.Web.Tests.Caching;

/// <summary>
/// Changes and questions in any order on two instances, while others ask for the same all the time: every answer is the one that the
/// database gives. Repeated from a seed by INBOX_KEPT_SEED; more of them by INBOX_KEPT_STEPS.
/// </summary>
public sealed class ConversationListCacheRandomTests(CacheFixture fixture) : IClassFixture<CacheFixture>
{
    private static readonly string[] Queries =
        ["", "", "", "?status=OPEN", "?status=CLOSED", "?assignment=MINE", "?assignment=UNASSIGNED&take=2", "?sort=WAITING", "?take=1",
            "?sort=CLOSING"];

    private static readonly string[] Names = ["Tom Weber", "Thomas Weber", "T. W.", "Tomasz"];

    private static int Seed =>
        int.TryParse(Environment.GetEnvironmentVariable("INBOX_KEPT_SEED"), out var seed) ? seed : Random.Shared.Next();

    private static int Steps => int.TryParse(Environment.GetEnvironmentVariable("INBOX_KEPT_STEPS"), out var steps) ? steps : 120;

    [Fact]
    public async Task Whatever_happens_in_any_order_an_answer_is_what_the_database_says()
    {
        CacheFixture.SkipWithoutRedis();
        var seed = Seed;
        TestContext.Current.TestOutputHelper?.WriteLine($"INBOX_KEPT_SEED={seed}");
        var random = new Random(seed);
        using var scene = await CacheScene.CreateAsync(fixture.Here, fixture.There);
        await scene.AlsoAtAsync(fixture.Plain);
        var (found, done) = (fixture.Found, new List<string>());
        using var end = new CancellationTokenSource();
        var others = Task.WhenAll(
            AskOnAsync(scene, scene.Anna, fixture.Here, end.Token), AskOnAsync(scene, scene.Tom, fixture.There, end.Token));
        for (var step = 0; step < Steps; step++)
        {
            if (random.Next(3) == 0)
            {
                done.Add(await ChangeAsync(scene, random));
            }

            var (agent, app, query) = (Pick([scene.Anna, scene.Tom, scene.Admin]), Pick([fixture.Here, fixture.There]), Pick(Queries));
            var (given, real) = (await scene.AskAsync(agent, app, query), await scene.AskAsync(agent, fixture.Plain, query));
            Assert.True(
                given == real,
                $"INBOX_KEPT_SEED={seed}, step {step}: {agent.Name} asked {query}\nand got {given}\nand not {real}\nafter {string.Join(", ", done)}");
        }

        await end.CancelAsync();
        await others;
        Assert.True(fixture.Found > found, $"INBOX_KEPT_SEED={seed}: nothing came from Redis");

        T Pick<T>(T[] from) => from[random.Next(from.Length)];
    }

    private async Task<string> ChangeAsync(CacheScene scene, Random random)
    {
        var (isHere, one) = (random.Next(2) == 0, scene.Conversations[random.Next(scene.Conversations.Count)]);
        var (app, by) = (isHere ? fixture.Here : fixture.There, random.Next(2) == 0 ? scene.Anna : scene.Admin);
        var (what, change) = random.Next(11) switch
        {
            0 => ("a message", scene.HearAsync(app, scene.People[random.Next(scene.People.Count)], $"Hello {random.Next()}")),
            1 => ("a newcomer", scene.HearAsync(app, TestOrganization.NextId(), new string('x', random.Next(1, 900)))),
            2 => ("reading", scene.ReadAsync(app, by, one)),
            3 => ("unreading", scene.UnreadAsync(app, by, one)),
            4 => ("reading all", scene.MarkReadAsync(app, by)),
            5 => ("an assignment", scene.AssignAsync(app, scene.Admin, one, random.Next(2) == 0 ? scene.Tom : scene.Anna)),
            6 => ("no assignment", scene.UnassignAsync(app, scene.Admin, one)),
            7 => ("a closure", scene.CloseAsync(app, scene.Admin, one)),
            8 => ("a name", scene.RenameAsync(app, scene.Tom, Names[random.Next(Names.Length)])),
            9 => ("a contact's name", scene.RenameContactAsync(app, scene.Admin, one, $"Ada {random.Next()}")),
            _ => ("a sight", scene.PlaceAsync(app, scene.Tom, (AccessScope)random.Next(3), onPage: random.Next(2) == 0)),
        };
        await change;
        return $"{what} {(isHere ? "here" : "there")}";
    }

    /// <summary>So that pages are kept in every moment, those of a change in progress too.</summary>
    private static async Task AskOnAsync(CacheScene scene, Agent agent, InboxApp app, CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            foreach (var query in Queries)
            {
                await scene.AskAsync(agent, app, query);
            }
        }
    }
}
