using Inbox.MetaSimulator;
using Inbox.Testing;
using Inbox.Web.Data;
using Inbox.Web.Meta;
using Inbox.Web.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Inbox.Web.Tests.Faults;

/// <summary>An app with the simulator in it, by a fast clock, and a Page with its organization and agent for each seed.</summary>
public sealed class FaultyWorld(DatabaseFixture databases) : IAsyncLifetime, IFaultyWorld
{
    private const int Pages = 2000;
    private const int TimesFaster = 12;

    private int next;
    private string database = "";
    private InboxApp app = null!;

    public Uri Simulator => app.Address;

    public async ValueTask InitializeAsync()
    {
        database = await databases.Databases.CloneAsync();
        app = InboxApp.Start(
            database,
            services => services.AddSingleton<TimeProvider>(new FastClock(TimesFaster))
                .Configure<SimulatorOptions>(simulator => SimulatedPages.Add(simulator, Pages)),
            ("Simulator:Enabled", "true"), ("Meta:GraphAddress", null), ("Serilog:MinimumLevel:Default", "Fatal"));
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        await databases.Databases.DropAsync(database);
    }

    public Task<T> WithDbAsync<T>(Guid organizationId, Func<InboxDbContext, Task<T>> read) => app.WithDbAsync(organizationId, read);

    async Task<FaultyChannel> IFaultyWorld.NewChannelAsync(Platform platform)
    {
        var channel = await SimulatedPages.ConnectAsync(app, Interlocked.Increment(ref next), platform);
        return new(channel.OrganizationId, channel.ChannelId, await app.SignInAsync(channel.Email));
    }
}
