using Inbox.Testing;
using Inbox.Web.Channels;
using Inbox.Web.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Inbox.Web.Tests.Channels;

/// <summary>
/// An app for the tests of one class, on a database of its own, with Meta's login side in place of the network. Channels are checked
/// when a test asks for it and not by the worker.
/// </summary>
public sealed class ChannelsApp(DatabaseFixture databases) : IAsyncLifetime
{
    public string Database { get; private set; } = "";

    public InboxApp App { get; private set; } = null!;

    public GraphApiStub Graph { get; } = new();

    public HandMovedClock Clock { get; } = new();

    public async ValueTask InitializeAsync()
    {
        Database = await databases.Databases.CloneAsync();
        App = InboxApp.Start(
            Database,
            services =>
            {
                Graph.Install(services);
                services.AddSingleton<TimeProvider>(Clock);
                services.Remove(
                    services.Single(s => s.ServiceType == typeof(IHostedService) && s.ImplementationType == typeof(ChannelCheckWorker)));
            },
            ("Meta:GraphAddress", "https://graph.test"),
            ("Serilog:MinimumLevel:Default", "Verbose"), ("Serilog:MinimumLevel:Override:System", "Verbose"));
    }

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        await databases.Databases.DropAsync(Database);
        Graph.Dispose();
    }
}
