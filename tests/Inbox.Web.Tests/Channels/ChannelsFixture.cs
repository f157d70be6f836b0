using Inbox.Testing;
using Inbox.Web.Channels;
using Inbox.Web.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Inbox.Web.Tests.Channels;

/// <summary>An app of its own for each test, with Meta's login side in place of the network. Checks run when a test asks for one.</summary>
public abstract class ChannelsFixture(DatabaseFixture databases) : IAsyncLifetime
{
    private string database = "";

    protected GraphApiStub Graph { get; } = new();

    private protected MetaStub Meta { get; private set; } = null!;

    private protected HandMovedClock Clock { get; } = new();

    protected InboxApp App { get; private set; } = null!;

    protected ListedLog Log { get; } = new();

    public async ValueTask InitializeAsync()
    {
        Meta = new MetaStub(Graph);
        database = await databases.Databases.CloneAsync();
        App = InboxApp.Start(
            database,
            services =>
            {
                Graph.Install(services);
                services.AddSingleton<TimeProvider>(Clock);
                services.Remove(services.Single(s => s.ServiceType == typeof(IHostedService) && s.ImplementationType == typeof(ChannelCheckWorker)));
                services.AddSingleton<Microsoft.Extensions.Logging.ILoggerProvider>(Log);
            },
            ("Meta:GraphAddress", "https://graph.test"));
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await App.DisposeAsync();
        await databases.Databases.DropAsync(database);
        Graph.Dispose();
        Log.Dispose();
    }

    protected string Database => database;

    protected Task<List<Channel>> ChannelsAsync(Guid organizationId) => App.WithDbAsync(
        organizationId, db => Microsoft.EntityFrameworkCore.EntityFrameworkQueryableExtensions.ToListAsync(db.Channels));

    protected async Task CheckAsync(Guid organizationId, Guid channelId)
    {
        await using var scope = App.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Inbox.Web.Tenancy.CurrentOrganization>().Set(organizationId);
        await scope.ServiceProvider.GetRequiredService<ChannelCheck>().CheckAsync(channelId, CancellationToken.None);
    }
}
