using Inbox.Testing;
using Inbox.Web.Channels;
using Inbox.Web.Tenancy;
using Inbox.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Inbox.Web.Tests.Channels;

/// <summary>What the tests of channels share: the app of their class, and a person at Meta and an empty log for each test.</summary>
public abstract class ChannelsFixture : IClassFixture<ChannelsApp>
{
    private readonly ChannelsApp shared;

    protected ChannelsFixture(ChannelsApp shared)
    {
        this.shared = shared;
        Graph.Clear();
        Log.Clear();
        Meta = new MetaStub(Graph);
    }

    protected GraphApiStub Graph => shared.Graph;

    private protected MetaStub Meta { get; }

    private protected HandMovedClock Clock => shared.Clock;

    protected InboxApp App => shared.App;

    protected CapturedLog Log => App.Log;

    protected string Database => shared.Database;

    protected Task<List<Channel>> ChannelsAsync(Guid organizationId) => App.WithDbAsync(organizationId, db => db.Channels.ToListAsync());

    protected async Task CheckAsync(Guid organizationId, Guid channelId)
    {
        await using var scope = App.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentOrganization>().Set(organizationId);
        await scope.ServiceProvider.GetRequiredService<ChannelCheck>().CheckAsync(channelId, CancellationToken.None);
    }
}
