using System.Globalization;
using System.Text;
using Inbox.Testing;
using Inbox.Web.Caching;
using Inbox.Web.Organizations;
using Inbox.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using StackExchange.Redis;

namespace Inbox.Web.Tests.Caching;

/// <summary>An organization whose agents ask every instance for the list, and what can change in it, on either of two instances.</summary>
internal sealed class CacheScene : IDisposable
{
    public const string List = "/api/conversations";

    private readonly InboxApp[] apps;
    private readonly Dictionary<(Guid Agent, InboxApp App), HttpClient> browsers = [];

    private CacheScene(InboxApp[] apps, TestOrganization organization) => (this.apps, Organization) = (apps, organization);

    public TestOrganization Organization { get; }

    public Agent Anna { get; private set; } = null!;

    public Agent Tom { get; private set; } = null!;

    public Agent Admin { get; private set; } = null!;

    public List<string> People { get; } = [];

    public List<Guid> Conversations { get; private set; } = [];

    public static async Task<CacheScene> CreateAsync(params InboxApp[] apps)
    {
        var scene = new CacheScene(apps, await TestOrganization.CreateAsync(apps[0]));
        scene.Anna = await scene.AddAsync("Anna Keller", AgentRole.Agent);
        scene.Tom = await scene.AddAsync("Tom Weber", AgentRole.Agent);
        scene.Admin = await scene.AddAsync("Ada Boss", AgentRole.Owner);
        await scene.HearAsync(apps[0], TestOrganization.NextId(), "Are you open today?");
        await scene.HearAsync(apps[0], TestOrganization.NextId(), "Is the oak table still there?");
        return scene;
    }

    public HttpClient Browser(Agent agent, InboxApp app) => browsers[(agent.Id, app)];

    public async Task<KeptAnswerText> AskAsync(Agent agent, InboxApp app, string query = "")
    {
        using var answer = await Browser(agent, app).GetAsync(List + query);
        var link = answer.Headers.TryGetValues("Link", out var links) ? links.Single() : null;
        return new((int)answer.StatusCode, await answer.Content.ReadAsStringAsync(), link, answer.Content.Headers.ContentType?.ToString());
    }

    /// <summary>Asks until both instances know the agent, and Redis the versions: the next answers are kept.</summary>
    public async Task KeepAsync(Agent agent, string query = "")
    {
        foreach (var app in apps)
        {
            await AskAsync(agent, app, query);
        }

        await SettledAsync();
        await AskAsync(agent, apps[0], query);
        await AskAsync(agent, apps[0], query);
    }

    /// <summary>
    /// Writes something else into what Redis keeps for an agent, of the same length, so that it can be seen where an answer came from.
    /// </summary>
    public async Task ForgeAsync(IConnectionMultiplexer redis, Agent agent, string was, string becomes)
    {
        await KeepAsync(agent);
        await Eventually.TrueAsync(async () =>
        {
            await AskAsync(agent, apps[0]);
            return await ForgeOnceAsync(redis, agent, Encoding.UTF8.GetBytes(was), Encoding.UTF8.GetBytes(becomes));
        });
    }

    /// <summary>Redis may take too long on a busy machine, and is then left alone for a moment.</summary>
    public Task IsGivenAsync(Agent agent, InboxApp app, string text) =>
        Eventually.TrueAsync(async () => (await AskAsync(agent, app)).Body.Contains(text, StringComparison.Ordinal));

    /// <summary>Where this organization's answers are kept.</summary>
    public async Task<List<RedisKey>> KeysAsync(IConnectionMultiplexer redis)
    {
        var keys = new List<RedisKey>();
        await foreach (var key in redis.GetServers()[0].KeysAsync(pattern: $"inbox:{{{Organization.Id:N}}}:*"))
        {
            if (!key.ToString().EndsWith(":version", StringComparison.Ordinal))
            {
                keys.Add(key);
            }
        }

        return keys;
    }

    /// <summary>
    /// Waits until Redis was told, where it is there: the workers' changes wait for nobody, and on a busy machine it may take longer than
    /// an answer waits.
    /// </summary>
    public async Task SettledAsync()
    {
        foreach (var app in apps)
        {
            var (pending, redis) = (
                app.Services.GetRequiredService<PendingInvalidations>(), app.Services.GetRequiredService<RedisConnection>());
            await Eventually.TrueAsync(() => Task.FromResult(!pending.IsAnyPending || redis.Database is null));
        }
    }

    public async Task HearAsync(InboxApp app, string person, string text)
    {
        if (!People.Contains(person))
        {
            People.Add(person);
        }

        await app.ReceiveAsync(Payload.Text(Organization.PageId, person, text));
        Conversations = await app.WithDbAsync(Organization.Id, db => db.Conversations.OrderBy(c => c.Id).Select(c => c.Id).ToListAsync());
        await SettledAsync();
    }

    public async Task EchoAsync(InboxApp app, string person)
    {
        await app.ReceiveAsync(Payload.Echo(Organization.PageId, person, "It is."));
        await SettledAsync();
    }

    public async Task DeliverAsync(InboxApp app, string person)
    {
        await app.ReceiveAsync(Payload.Envelope("page", Payload.Entry(Organization.PageId, new
        {
            sender = new { id = person },
            recipient = new { id = Organization.PageId },
            timestamp = Payload.NextTime(),
            delivery = new { watermark = Payload.NextTime() },
        })));
        await SettledAsync();
    }

    public Task AssignAsync(InboxApp app, Agent by, Guid conversation, Agent to) =>
        PostAsync(app, by, $"/conversations/{conversation}/assignment", ("agentId", to.Id.ToString()));

    public Task UnassignAsync(InboxApp app, Agent by, Guid conversation) =>
        PostAsync(app, by, $"/conversations/{conversation}/assignment", ("_method", "DELETE"));

    public Task CloseAsync(InboxApp app, Agent by, Guid conversation) => PostAsync(app, by, $"/conversations/{conversation}/closure");

    public Task ReopenAsync(InboxApp app, Agent by, Guid conversation) =>
        PostAsync(app, by, $"/conversations/{conversation}/closure", ("_method", "DELETE"));

    public Task ReadAsync(InboxApp app, Agent by, Guid conversation) => PostAsync(
        app, by, $"/conversations/{conversation}/read-marker",
        ("until", DateTimeOffset.UtcNow.AddMinutes(1).UtcTicks.ToString(CultureInfo.InvariantCulture)));

    public Task UnreadAsync(InboxApp app, Agent by, Guid conversation) =>
        PostAsync(app, by, $"/conversations/{conversation}/read-marker", ("_method", "DELETE"));

    public Task MarkReadAsync(InboxApp app, Agent by) => PostAsync(app, by, "/inbox/acts", ("act", "read"), ("everything", "true"));

    public Task RenameAsync(InboxApp app, Agent agent, string name) => PostAsync(app, agent, "/account/name", ("name", name));

    public Task RenameContactAsync(InboxApp app, Agent by, Guid conversation, string name) =>
        PostAsync(app, by, $"/conversations/{conversation}/contact/name", ("name", name));

    public Task PlaceAsync(InboxApp app, Agent agent, AccessScope sight, bool onPage) => PostAsync(
        app, Admin, $"/settings/people/{agent.Id}",
        [("Role", "Agent"), ("Sight", sight.ToString()), .. onPage ? new[] { ("Channels", Organization.Page.Id.ToString()) } : []]);

    public Task RemoveAsync(InboxApp app, Agent agent, Agent? heir) =>
        PostAsync(app, Admin, $"/settings/people/{agent.Id}/removal", ("heirId", heir?.Id.ToString() ?? ""));

    public void Dispose()
    {
        foreach (var browser in browsers.Values)
        {
            browser.Dispose();
        }
    }

    private async Task<bool> ForgeOnceAsync(IConnectionMultiplexer redis, Agent agent, byte[] was, byte[] becomes)
    {
        var isForged = false;
        foreach (var key in (await KeysAsync(redis)).Where(key => key.ToString().Contains($"{agent.Id:N}", StringComparison.Ordinal)))
        {
            byte[] kept = (await redis.GetDatabase().StringGetAsync(key))!;
            var at = kept.AsSpan().IndexOf(was);
            if (at >= 0)
            {
                becomes.CopyTo(kept, at);
                await redis.GetDatabase().StringSetAsync(key, kept, CachePolicy.TimeToLive);
                isForged = true;
            }
        }

        return isForged;
    }

    private async Task PostAsync(InboxApp app, Agent by, string address, params (string Name, string Value)[] fields)
    {
        using var answer = await Browser(by, app).PostFormAsync("/account", address, fields);
        Assert.True((int)answer.StatusCode < 400, $"{address} answered {(int)answer.StatusCode}");
        await SettledAsync();
    }

    private async Task<Agent> AddAsync(string name, AgentRole role)
    {
        var (agent, email) = await Organization.AddAgentAsync(name, role);
        foreach (var app in apps)
        {
            browsers[(agent.Id, app)] = await app.SignInAsync(email);
        }

        return agent;
    }

    /// <summary>Lets an agent ask an instance that is none of those that change things.</summary>
    public async Task AlsoAtAsync(InboxApp app)
    {
        foreach (var agent in new[] { Anna, Tom, Admin })
        {
            var email = await app.WithDbAsync(
                Organization.Id, db => db.Users.Where(u => u.Id == agent.AccountId).Select(u => u.Email!).SingleAsync());
            browsers[(agent.Id, app)] = await app.SignInAsync(email);
        }
    }
}

/// <summary>All that an answer says.</summary>
internal sealed record KeptAnswerText(int Status, string Body, string? Link, string? Type);
