using Inbox.Web.Data;
using Inbox.Web.Tenancy;

namespace Inbox.Web.Search;

/// <summary>Brings the index up to what was written: the worker does so all the time, and a page before it looks.</summary>
public sealed class SearchIndexRefresh(IServiceScopeFactory scopes)
{
    /// <summary>Whose turn it was last, of the worker alone.</summary>
    private Guid last;

    /// <summary>
    /// Follows the earliest changes of the next organization that the index has not followed yet, in a transaction of its own. The worker
    /// alone calls it.
    /// </summary>
    /// <returns>Whether there may be more; false too while somebody else is at it.</returns>
    public async Task<bool> RefreshAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var next = await scope.ServiceProvider.GetRequiredService<SearchQueue>().NextAsync(last, cancellationToken);
        last = next ?? last;
        return next is { } organizationId && await FollowAsync(scope.ServiceProvider, organizationId, waits: false, cancellationToken);
    }

    /// <summary>
    /// Follows what one organization wrote up to now, whoever else is at it; of hundreds of changes that wait, as in an import, the
    /// earliest.
    /// </summary>
    public async Task CatchUpAsync(Guid organizationId, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        if (await scope.ServiceProvider.GetRequiredService<SearchQueue>().HasAnyAsync(organizationId, cancellationToken))
        {
            await FollowAsync(scope.ServiceProvider, organizationId, waits: true, cancellationToken);
        }
    }

    /// <summary>Has some of what an earlier edition of the rules indexed followed anew.</summary>
    /// <returns>Whether there was any.</returns>
    public async Task<bool> RenewAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        await using var transaction = await scope.ServiceProvider.GetRequiredService<InboxDbContext>().Database
            .BeginTransactionAsync(cancellationToken);
        var isAny = await scope.ServiceProvider.GetRequiredService<SearchQueue>().AddOutdatedAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return isAny;
    }

    /// <param name="waits">Whether for whoever is at it.</param>
    private static async Task<bool> FollowAsync(
        IServiceProvider services, Guid organizationId, bool waits, CancellationToken cancellationToken)
    {
        var queue = services.GetRequiredService<SearchQueue>();
        services.GetRequiredService<CurrentOrganization>().Set(organizationId);
        await using var transaction = await services.GetRequiredService<InboxDbContext>().Database
            .BeginTransactionAsync(cancellationToken);
        if (waits && !await queue.WaitForTurnAsync(cancellationToken))
        {
            return false;
        }

        var changes = await queue.DequeueAsync(organizationId, cancellationToken);
        if (changes.Count > 0)
        {
            await services.GetRequiredService<SearchIndexer>().FollowAsync(organizationId, changes, cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        return changes.Count > 0;
    }
}
