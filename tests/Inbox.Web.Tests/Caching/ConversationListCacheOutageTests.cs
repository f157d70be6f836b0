using System.Diagnostics;
using System.Net;
using Inbox.Testing;
using Inbox.Web.Tests.Support;

namespace Inbox.Web.Tests.Caching;

/// <summary>Redis may go and come back: lists are answered from the database meanwhile, and nothing old is shown afterwards.</summary>
public sealed class ConversationListCacheOutageTests(DatabaseFixture databases) : IAsyncLifetime
{
    private string database = "";

    public async ValueTask InitializeAsync() => database = await databases.Databases.CloneAsync();

    public ValueTask DisposeAsync() => new(databases.Databases.DropAsync(database));

    [Fact]
    public async Task A_Redis_that_stops_and_starts_again_costs_nothing_but_its_help()
    {
        CacheFixture.SkipWithoutRedis();
        using var redis = await RedisServer.StartAsync();
        Assert.SkipUnless(redis.IsOurs, "Another's Redis is not stopped.");
        await using var here = InboxApp.Start(database, null, ("Redis:Configuration", redis.Configuration));
        await using var plain = CacheFixture.StartPlain(database);
        using var scene = await SceneAsync(plain, here);
        await scene.KeepAsync(scene.Anna);

        redis.Stop();
        await scene.RenameContactAsync(here, scene.Tom, scene.Conversations[0], "Ada Lovelace");
        var watch = Stopwatch.StartNew();
        var away = await scene.AskAsync(scene.Anna, here);
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(2));
        Assert.Equal(await scene.AskAsync(scene.Anna, plain), away);
        Assert.Equal((int)HttpStatusCode.OK, away.Status);

        await redis.ResumeAsync();
        await scene.AssignAsync(here, scene.Tom, scene.Conversations[0], scene.Anna);
        await AssertSameAsync(scene, plain, here);
    }

    [Fact]
    public async Task A_page_from_before_a_cut_is_not_shown_after_it()
    {
        CacheFixture.SkipWithoutRedis();
        using var redis = await RedisServer.StartAsync();
        Assert.SkipUnless(redis.IsOurs, "The cable leads to a Redis of our own.");
        var port = int.Parse(redis.Configuration.Split(':')[1], System.Globalization.CultureInfo.InvariantCulture);
        await using var cableHere = TcpProxy.To("127.0.0.1", port);
        await using var cableThere = TcpProxy.To("127.0.0.1", port);
        await using var here = InboxApp.Start(database, null, ("Redis:Configuration", $"127.0.0.1:{cableHere.Port}"));
        await using var there = InboxApp.Start(database, null, ("Redis:Configuration", $"127.0.0.1:{cableThere.Port}"));
        await using var plain = CacheFixture.StartPlain(database);
        using var scene = await SceneAsync(plain, here, there);
        await scene.KeepAsync(scene.Anna);

        cableHere.Pull();
        cableThere.Pull();
        await scene.RenameContactAsync(here, scene.Tom, scene.Conversations[0], "Ada Lovelace");
        await AssertSameAsync(scene, plain, here, there);

        // What was kept is still in Redis, and whoever is back first may not believe it.
        cableThere.Plug();
        await AssertSameAsync(scene, plain, there, here);
        cableHere.Plug();
        await AssertSameAsync(scene, plain, here, there);
        await scene.SettledAsync();
        await AssertSameAsync(scene, plain, here, there);
    }

    private static async Task<CacheScene> SceneAsync(InboxApp plain, params InboxApp[] apps)
    {
        var scene = await CacheScene.CreateAsync(apps);
        await scene.AlsoAtAsync(plain);
        return scene;
    }

    /// <summary>Asks for as long as a lost connection takes to come back.</summary>
    private static async Task AssertSameAsync(CacheScene scene, InboxApp plain, params InboxApp[] apps)
    {
        var real = await scene.AskAsync(scene.Anna, plain);
        var watch = Stopwatch.StartNew();
        while (watch.Elapsed < TimeSpan.FromSeconds(2))
        {
            foreach (var app in apps)
            {
                Assert.Equal(real, await scene.AskAsync(scene.Anna, app));
            }
        }
    }
}
