using System.Globalization;
using Inbox.Web.Accounts;
using Inbox.Web.Channels;
using Inbox.Web.Data;
using Inbox.Web.Meta;
using Inbox.Web.Organizations;
using Inbox.Web.Tenancy;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace Inbox.Testing;

/// <summary>An organization of one test: a Page with its Instagram account, and agents who can sign in.</summary>
public sealed class TestOrganization
{
    private static long lastId = 104_000_000_000_000 + Random.Shared.NextInt64(1_000_000_000);

    private readonly InboxApp app;

    private TestOrganization(InboxApp app, Organization organization) => (this.app, Organization) = (app, organization);

    public Organization Organization { get; }

    public Guid Id => Organization.Id;

    public string PageId { get; } = NextId();

    public string InstagramId { get; } = NextId();

    public Channel Page { get; private set; } = null!;

    public Channel Instagram { get; private set; } = null!;

    /// <summary>Digits that no other test uses: a Page, a person, an account.</summary>
    public static string NextId() => Interlocked.Increment(ref lastId).ToString(CultureInfo.InvariantCulture);

    public static async Task<TestOrganization> CreateAsync(
        InboxApp app, string name = "Habitat & Söhne", string timeZone = "Europe/Berlin", bool isConnected = true)
    {
        var now = app.Services.GetRequiredService<TimeProvider>().GetUtcNow();
        var made = new TestOrganization(app, new Organization(name, $"org-{NextId()}", timeZone, now));
        await app.WithDbAsync(made.Id, async db =>
        {
            db.Organizations.Add(made.Organization);
            made.Page = made.Connect(Platform.Messenger, made.PageId, now);
            made.Instagram = made.Connect(Platform.Instagram, made.InstagramId, now);
            if (isConnected)
            {
                db.AddRange(made.Page, made.Instagram);
            }

            return await db.SaveChangesAsync();
        });
        return made;
    }

    /// <summary>Adds an agent with an account of its own, and returns its row and e-mail.</summary>
    public async Task<(Agent Agent, string Email)> AddAgentAsync(
        string name = "Anna Keller", AgentRole role = AgentRole.Agent, string? email = null)
    {
        email ??= $"agent-{NextId()}@example.com";
        await using var scope = app.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentOrganization>().Set(Id);
        var accounts = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
        var account = await accounts.FindByEmailAsync(email);
        if (account is null)
        {
            account = new Account(email);
            var result = await accounts.CreateAsync(account, InboxApp.Password);
            if (!result.Succeeded)
            {
                throw new InvalidOperationException(result.ToString());
            }
        }

        var db = scope.ServiceProvider.GetRequiredService<InboxDbContext>();
        var agent = new Agent(Id, account.Id, name, role, app.Services.GetRequiredService<TimeProvider>().GetUtcNow());
        db.Agents.Add(agent);
        await db.SaveChangesAsync();
        return (agent, email);
    }

    /// <summary>A browser of a new agent, signed in here.</summary>
    public async Task<HttpClient> SignInAsync(AgentRole role = AgentRole.Agent)
    {
        var (_, email) = await AddAgentAsync(role: role);
        return await app.SignInAsync(email, organization: Organization.Slug);
    }

    private Channel Connect(Platform platform, string externalId, DateTimeOffset now)
    {
        var channel = new Channel(Id, platform, externalId, PageId, $"{Organization.Name} {platform}", now);
        channel.Reconnect(
            PageId, channel.Name, app.Services.GetRequiredService<ChannelTokens>().Protect(Id, $"token-of-{externalId}"), now);
        return channel;
    }
}
