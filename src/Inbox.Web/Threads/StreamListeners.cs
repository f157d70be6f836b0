using Inbox.Web.Data;
using Inbox.Web.Live;
using Inbox.Web.Organizations;
using Inbox.Web.Tenancy;

namespace Inbox.Web.Threads;

/// <summary>Who listens to a stream, and what of the news is theirs to know.</summary>
/// <remarks>
/// A stream asks here and not through authorization, each time in a scope that ends: what authorization asks with would be held
/// for as long as the stream is open, some 60 KB for each.
/// </remarks>
public sealed class StreamListeners(CurrentOrganization current, IServiceScopeFactory scopes, TimeProvider clock)
{
    /// <summary>Who listens now; nobody where the session is over or the agent was removed.</summary>
    public async Task<Agent?> FindAsync(CancellationToken cancellationToken)
    {
        if (current.Id is not { } organizationId)
        {
            return null;
        }

        await using var scope = scopes.CreateAsyncScope(organizationId);
        return (await scope.ServiceProvider.GetRequiredService<CurrentAgent>().FindAsync(cancellationToken))?.Agent;
    }

    /// <returns>The news as far as the listener may know it; null where nothing is left of it.</returns>
    public async Task<FeedUpdate?> SeenByAsync(Agent listener, FeedUpdate news)
    {
        if (listener.SightInEffect == AccessScope.Everything || news.NamesNothing)
        {
            return news;
        }

        await using var scope = scopes.CreateAsyncScope(listener.OrganizationId);
        var seen = await VisibleUpdates.OfAsync(
            scope.ServiceProvider.GetRequiredService<InboxDbContext>(), listener, news, clock.GetUtcNow(), CancellationToken.None);
        return seen is { IsEverything: false, NamesNothing: true } ? null : seen;
    }
}
