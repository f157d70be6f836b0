using Inbox.Web.Data;
using Inbox.Web.Tenancy;

namespace Inbox.Web.Search;

/// <summary>Brings the index up to what was written: the worker does so all the time, and a page before it looks.</summary>
public sealed class SearchIndexRefresh(IServiceScopeFactory scopes)
{
    /// <summary>Follows the earliest changes that the index has not followed yet, in a transaction of its own.</summary>
    /// <returns>Whether there may be more; false too while somebody else is at it.</returns>
    public Task<bool> RefreshAsync(CancellationToken cancellationToken) => FollowAsync(organizationId: null, cancellationToken);

    /// <summary>
    /// Follows what one organization wrote up to now, whoever else is at it; of hundreds of changes that wait, as in an import, the
    /// earliest.
    /// </summary>
    public Task CatchUpAsync(Guid organizationId, CancellationToken cancellationToken) => FollowAsync(organizationId, cancellationToken);

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

    private async Task<bool> FollowAsync(Guid? organizationId, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<InboxDbContext>();
        var queue = scope.ServiceProvider.GetRequiredService<SearchQueue>();
        if (await queue.IsEmptyAsync(cancellationToken))
        {
            return false;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (organizationId is not null && !await queue.WaitForTurnAsync(cancellationToken))
        {
            return false;
        }

        var changes = await queue.DequeueAsync(organizationId, cancellationToken);
        if (changes.Count > 0)
        {
            var owner = changes[0].OrganizationId;
            scope.ServiceProvider.GetRequiredService<CurrentOrganization>().Set(owner);
            await scope.ServiceProvider.GetRequiredService<SearchIndexer>().FollowAsync(owner, changes, cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        return changes.Count > 0;
    }
}
