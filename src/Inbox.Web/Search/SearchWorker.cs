using Inbox.Web.Background;
using Inbox.Web.Data;
using Inbox.Web.Tenancy;

namespace Inbox.Web.Search;

/// <summary>Fills the index behind the messages. No message waits for it, and what is not in it yet is found a moment later.</summary>
public sealed class SearchWorker(IServiceScopeFactory scopes, TimeProvider clock, ILogger<SearchWorker> logger)
    : QueueWorker(new WorkSignal(), clock, logger)
{
    protected override TimeSpan PollInterval => TimeSpan.FromSeconds(1);

    protected override async Task<bool> ProcessBatchAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<InboxDbContext>();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var changes = await scope.ServiceProvider.GetRequiredService<SearchQueue>().DequeueAsync(cancellationToken);
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
