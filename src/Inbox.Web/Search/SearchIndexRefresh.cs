using Inbox.Web.Data;
using Inbox.Web.Tenancy;

namespace Inbox.Web.Search;

/// <summary>Brings the index up to what was written: the worker does so all the time, and a page before it looks.</summary>
public sealed class SearchIndexRefresh(IServiceScopeFactory scopes)
{
    /// <summary>Follows the earliest changes that the index has not followed yet, in a transaction of its own.</summary>
    /// <returns>Whether there may be more; false too while somebody else is at it.</returns>
    public async Task<bool> RefreshAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<InboxDbContext>();
        var queue = scope.ServiceProvider.GetRequiredService<SearchQueue>();
        if (await queue.IsEmptyAsync(cancellationToken))
        {
            return false;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var changes = await queue.DequeueAsync(cancellationToken);
        if (changes.Count > 0)
        {
            var organizationId = changes[0].OrganizationId;
            scope.ServiceProvider.GetRequiredService<CurrentOrganization>().Set(organizationId);
            await scope.ServiceProvider.GetRequiredService<SearchIndexer>().FollowAsync(organizationId, changes, cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        return changes.Count > 0;
    }
}
