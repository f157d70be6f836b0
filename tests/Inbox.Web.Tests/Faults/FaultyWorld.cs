using System.Globalization;
using Inbox.MetaSimulator;
using Inbox.Testing;
using Inbox.Web.Accounts;
using Inbox.Web.Channels;
using Inbox.Web.Meta;
using Inbox.Web.Organizations;
using Inbox.Web.Tests.Support;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace Inbox.Web.Tests.Faults;

/// <summary>An app with the simulator in it, by a fast clock, and a Page with its organization and agent for each seed.</summary>
public sealed class FaultyWorld(DatabaseFixture databases) : IAsyncLifetime
{
    private const int Pages = 2000;
    private const int TimesFaster = 12;
    private const long FirstPage = 105_000_000_000_000;
    private const long FirstInstagram = 17_841_500_000_000_000;

    private int next;
    private string database = "";

    public InboxApp App { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        database = await databases.Databases.CloneAsync();
        App = InboxApp.Start(
            database,
            services => services.AddSingleton<TimeProvider>(new FastClock(TimesFaster)).Configure<SimulatorOptions>(AddPages),
            ("Simulator:Enabled", "true"), ("Meta:GraphAddress", null), ("Serilog:MinimumLevel:Default", "Fatal"));
    }

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        await databases.Databases.DropAsync(database);
    }

    /// <summary>A channel that nobody else uses, and a browser of an agent who answers there.</summary>
    internal async Task<(Guid OrganizationId, string ChannelId, HttpClient Agent)> NewChannelAsync(Platform platform)
    {
        var number = Interlocked.Increment(ref next);
        var (pageId, instagramId) = (Text(FirstPage + number), Text(FirstInstagram + number));
        var channelId = platform == Platform.Messenger ? pageId : instagramId;
        var now = App.Services.GetRequiredService<TimeProvider>().GetUtcNow();
        var organization = new Organization($"Seed {number}", $"seed-{number}", "Europe/Berlin", now);
        var account = new Account($"seed-{number}@example.com");
        await App.WithDbAsync(organization.Id, async db =>
        {
            var token = App.Services.GetRequiredService<ChannelTokens>().Protect(organization.Id, TokenOf(pageId));
            var channel = new Channel(organization.Id, platform, channelId, pageId, organization.Name, now);
            channel.Reconnect(pageId, channel.Name, token, now);
            db.AddRange(organization, channel);
            return await db.SaveChangesAsync();
        });
        await using (var scope = App.Services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<UserManager<Account>>().CreateAsync(account, InboxApp.Password);
        }

        await App.WithDbAsync(organization.Id, async db =>
        {
            db.Agents.Add(new Agent(organization.Id, account.Id, "Anna Keller", AgentRole.Agent, now));
            return await db.SaveChangesAsync();
        });
        return (organization.Id, channelId, await App.SignInAsync(account.Email!));
    }

    private static void AddPages(SimulatorOptions simulator)
    {
        for (var number = 1; number <= Pages; number++)
        {
            var pageId = Text(FirstPage + number);
            simulator.Accounts.Add(new SimulatedFacebookPage
            {
                PageId = pageId,
                PageName = $"Page {number}",
                AccessToken = TokenOf(pageId),
                InstagramAccountId = Text(FirstInstagram + number),
            });
        }

        simulator.Switches = simulator.Switches with { ReadsPerSecond = 1000 };
    }

    private static string TokenOf(string pageId) => $"EAATEST{pageId}";

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
