using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using Inbox.Testing;
using Inbox.Web.Caching;
using Inbox.Web.Live;
using Inbox.Web.Organizations;
using Inbox.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Inbox.Web.Tests.Caching;

/// <summary>Where Redis is configured, the API's first page is kept there until something changes, wherever that was.</summary>
public sealed class ConversationListCacheTests(CacheFixture fixture, OwnAppFixture without)
    : IClassFixture<CacheFixture>, IClassFixture<OwnAppFixture>
{
    private const string Said = "Are you open today?";
    private const string Forged = "Are you OPEN today?";

    /// <summary>Whatever changes a page, by the words for it.</summary>
    private static readonly Dictionary<string, Func<CacheScene, InboxApp, Task>> Changes = new()
    {
        ["a message"] = (scene, app) => scene.HearAsync(app, scene.People[0], "And tomorrow?"),
        ["a new conversation"] = (scene, app) => scene.HearAsync(app, TestOrganization.NextId(), "Hello"),
        ["a read marker"] = (scene, app) => scene.ReadAsync(app, scene.Anna, scene.Conversations[0]),
        ["all marked as read"] = (scene, app) => scene.MarkReadAsync(app, scene.Anna),
        ["an assignment"] = (scene, app) => scene.AssignAsync(app, scene.Tom, scene.Conversations[0], scene.Anna),
        ["the end of an assignment"] = (scene, app) => scene.UnassignAsync(app, scene.Anna, scene.Conversations[1]),
        ["a closure"] = (scene, app) => scene.CloseAsync(app, scene.Tom, scene.Conversations[1]),
        ["another name of the assignee"] = (scene, app) => scene.RenameAsync(app, scene.Tom, "Thomas Weber"),
        ["another name of the contact"] = (scene, app) => scene.RenameContactAsync(app, scene.Tom, scene.Conversations[0], "Ada Lovelace"),
        ["less sight"] = (scene, app) => scene.PlaceAsync(app, scene.Anna, AccessScope.OwnOrUnassigned, onPage: false),
        ["another place"] = async (scene, app) =>
        {
            await scene.PlaceAsync(app, scene.Anna, AccessScope.Memberships, onPage: true);
            await scene.KeepAsync(scene.Anna);
            await scene.PlaceAsync(app, scene.Anna, AccessScope.Memberships, onPage: false);
        },
        ["a colleague's leaving"] = (scene, app) => scene.RemoveAsync(app, scene.Tom, scene.Anna),
        ["the leaving of who had what is closed"] = async (scene, app) =>
        {
            await scene.CloseAsync(app, scene.Tom, scene.Conversations[1]);
            await scene.KeepAsync(scene.Anna);
            await scene.RemoveAsync(app, scene.Tom, scene.Anna);
        },
        ["a delivery"] = async (scene, app) =>
        {
            await scene.EchoAsync(app, scene.People[1]);
            await scene.KeepAsync(scene.Anna);
            await scene.DeliverAsync(app, scene.People[1]);
        },
    };

    public static TheoryData<string, bool> All { get; } = [.. Changes.Keys.SelectMany(change => new[] { (change, true), (change, false) })];

    [Fact]
    public async Task A_page_that_was_asked_for_before_comes_from_Redis_on_every_instance()
    {
        using var scene = await SceneAsync();
        await ForgeAsync(scene, scene.Anna);

        foreach (var app in new[] { fixture.Here, fixture.There })
        {
            await scene.IsGivenAsync(scene.Anna, app, Forged);
            var kept = await scene.AskAsync(scene.Anna, app);
            var real = await scene.AskAsync(scene.Anna, fixture.Plain);
            Assert.Contains(Forged, kept.Body, StringComparison.Ordinal);
            Assert.Equal(real, kept with { Body = kept.Body.Replace(Forged, Said, StringComparison.Ordinal) });
        }

        var key = Assert.Single(await scene.KeysAsync(fixture.Observer));
        Assert.InRange(
            (await fixture.Observer.GetDatabase().KeyTimeToLiveAsync(key))!.Value, TimeSpan.FromSeconds(1), CachePolicy.TimeToLive);
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task What_changes_is_shown_by_the_next_answer_of_every_instance(string change, bool isHere)
    {
        using var scene = await SceneAsync();
        await scene.AssignAsync(fixture.Here, scene.Tom, scene.Conversations[1], scene.Tom);
        var before = await scene.AskAsync(scene.Anna, fixture.Plain);
        await ForgeAsync(scene, scene.Anna);
        await scene.IsGivenAsync(scene.Anna, fixture.There, Forged);

        await Changes[change](scene, isHere ? fixture.Here : fixture.There);

        var there = await scene.AskAsync(scene.Anna, fixture.There);
        var here = await scene.AskAsync(scene.Anna, fixture.Here);
        var now = await scene.AskAsync(scene.Anna, fixture.Plain);
        Assert.NotEqual(before, now);
        Assert.Equal(now, there);
        Assert.Equal(now, here);
    }

    [Fact]
    public async Task The_answer_to_a_change_waits_until_Redis_knows_of_it_but_not_long()
    {
        using var scene = await SceneAsync();
        await using var late = fixture.StartWithoutInvalidator();
        await scene.AlsoAtAsync(late);
        var change = new { content = "Until six." };
        var address = $"{CacheScene.List}/{scene.Conversations[0]}/messages";
        await Eventually.TrueAsync(() => Task.FromResult(late.Services.GetRequiredService<RedisConnection>().Database is not null));

        var watch = Stopwatch.StartNew();
        using var sent = await scene.Browser(scene.Tom, late).PostAsJsonAsync(address, change, TestContext.Current.CancellationToken);

        Assert.True(sent.IsSuccessStatusCode);
        Assert.True(watch.Elapsed >= CachePolicy.Timeout, $"It took {watch.Elapsed.TotalMilliseconds} ms");

        // What it could not tell, it knows itself.
        Assert.Contains("Until six.", (await scene.AskAsync(scene.Tom, late)).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_is_given_what_was_kept_for_another()
    {
        using var scene = await SceneAsync();
        using var other = await CacheScene.CreateAsync(fixture.Here, fixture.There);
        await scene.PlaceAsync(fixture.Here, scene.Tom, AccessScope.OwnOrUnassigned, onPage: false);
        await ForgeAsync(scene, scene.Anna);

        foreach (var app in new[] { fixture.Here, fixture.There, fixture.Here })
        {
            Assert.Equal("[]", (await scene.AskAsync(scene.Tom, app)).Body);
            Assert.DoesNotContain(Forged, (await other.AskAsync(other.Anna, app)).Body, StringComparison.Ordinal);
            await scene.IsGivenAsync(scene.Anna, app, Forged);
        }
    }

    [Fact]
    public async Task An_agent_who_was_removed_is_refused_although_the_page_is_kept()
    {
        using var scene = await SceneAsync();
        await ForgeAsync(scene, scene.Anna);

        // By a statement of which nothing is told: only the row says it.
        await ChangeRowAsync(scene, agents => agents.ExecuteUpdateAsync(a => a.SetProperty(x => x.RemovedAt, DateTimeOffset.UtcNow)));

        Assert.Equal((int)HttpStatusCode.Unauthorized, (await scene.AskAsync(scene.Anna, fixture.Here)).Status);
        Assert.Equal((int)HttpStatusCode.Unauthorized, (await scene.AskAsync(scene.Anna, fixture.There)).Status);
    }

    [Fact]
    public async Task What_was_kept_for_who_an_agent_was_is_not_given_to_who_the_agent_is()
    {
        using var scene = await SceneAsync();
        await ForgeAsync(scene, scene.Anna);

        await ChangeRowAsync(scene, agents => agents.ExecuteUpdateAsync(a => a.SetProperty(x => x.Sight, AccessScope.OwnOrUnassigned)));

        Assert.Equal("[]", (await scene.AskAsync(scene.Anna, fixture.Here)).Body);
        Assert.Equal("[]", (await scene.AskAsync(scene.Anna, fixture.There)).Body);
    }

    [Fact]
    public async Task Only_first_pages_of_ready_made_filters_that_time_does_not_change_are_kept()
    {
        using var scene = await SceneAsync();
        var next = (await scene.AskAsync(scene.Anna, fixture.Here, "?take=1")).Link!.Split('<', '>')[1][CacheScene.List.Length..];
        await SettleKeysAsync(scene);
        foreach (var query in new[] { next, "?sort=CLOSING", $"?view={Guid.NewGuid()}",
            """?filter={"all":[{"field":"unread","is":["yes"]}]}""", "?status=NONSENSE" })
        {
            await scene.KeepAsync(scene.Anna, query);
            Assert.Empty(await scene.KeysAsync(fixture.Observer));
        }

        foreach (var (
            query, count) in new[] { "", "?take=1", "?status=OPEN", "?assignment=MINE", "?platform=INSTAGRAM", "?sort=WAITING" }.Index()
                .Select(q => (q.Item, q.Index + 1)))
        {
            await Eventually.TrueAsync(async () =>
            {
                await scene.AskAsync(scene.Anna, fixture.Here, query);
                return (await scene.KeysAsync(fixture.Observer)).Count == count;
            });
            Assert.Equal(await scene.AskAsync(scene.Anna, fixture.Plain, query), await scene.AskAsync(scene.Anna, fixture.There, query));
        }
    }

    [Fact]
    public async Task What_was_read_before_a_change_and_kept_after_it_is_never_found()
    {
        using var scene = await SceneAsync();
        await scene.KeepAsync(scene.Anna);
        var answers = fixture.Here.Services.GetRequiredService<AgentCache>();
        var early = await PlaceAsync();

        fixture.There.Services.GetRequiredService<InboxFeed>().Publish(new(scene.Organization.Id, Guid.NewGuid()));
        await scene.SettledAsync();
        answers.Set(early, "old"u8.ToArray());

        var late = await PlaceAsync();
        Assert.Null(late.Content);
        answers.Set(late, "new"u8.ToArray());
        Assert.Equal("new"u8.ToArray(), (await PlaceAsync()).Content!.Value.ToArray());

        async Task<CacheEntry> PlaceAsync()
        {
            CacheEntry? place = null;
            await Eventually.TrueAsync(
                async () => (place = await answers.FindAsync(scene.Organization.Id, scene.Anna.Id, "test")) is not null);
            return place!;
        }
    }

    [Fact]
    public async Task A_change_for_one_agent_leaves_what_is_kept_for_others_and_who_writes_leaves_all()
    {
        using var scene = await SceneAsync();
        await ForgeAsync(scene, scene.Anna);
        await ForgeAsync(scene, scene.Tom);
        var feed = fixture.Here.Services.GetRequiredService<InboxFeed>();

        feed.Publish(new(scene.Organization.Id, scene.Conversations[0]) { Presence = new(scene.Tom.Id, PresenceKind.Writing) });
        await scene.SettledAsync();
        await scene.IsGivenAsync(scene.Anna, fixture.There, Forged);

        feed.Publish(new(scene.Organization.Id, scene.Conversations[0], scene.Anna.Id));
        await scene.SettledAsync();
        Assert.DoesNotContain(Forged, (await scene.AskAsync(scene.Anna, fixture.There)).Body, StringComparison.Ordinal);
        await scene.IsGivenAsync(scene.Tom, fixture.There, Forged);
    }

    [Fact]
    public void Without_Redis_nothing_of_it_is_there()
    {
        Assert.Null(without.App.Services.GetService<AgentCache>());
        Assert.Null(without.App.Services.GetService<PendingInvalidations>());
        Assert.Null(without.App.Services.GetService<RedisConnection>());
    }

    private async Task<CacheScene> SceneAsync()
    {
        CacheFixture.SkipWithoutRedis();
        var scene = await CacheScene.CreateAsync(fixture.Here, fixture.There);
        await scene.AlsoAtAsync(fixture.Plain);
        return scene;
    }

    private Task ForgeAsync(CacheScene scene, Agent agent) => scene.ForgeAsync(fixture.Observer, agent, Said, Forged);

    /// <summary>Nothing is kept of what the scene itself asked for.</summary>
    private async Task SettleKeysAsync(CacheScene scene)
    {
        foreach (var key in await scene.KeysAsync(fixture.Observer))
        {
            await fixture.Observer.GetDatabase().KeyDeleteAsync(key);
        }
    }

    private Task<int> ChangeRowAsync(CacheScene scene, Func<IQueryable<Agent>, Task<int>> change) =>
        fixture.Plain.WithDbAsync(scene.Organization.Id, db => change(db.Agents.Where(a => a.Id == scene.Anna.Id)));
}
