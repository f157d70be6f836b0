using Inbox.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Webhooks;

/// <summary>
/// Lets kept items be tried again, by the worker that tries failed ones. They go in by the same door as ever, where a mid that
/// is known stays what it is: what was unsent stays gone.
/// </summary>
public sealed class StoredEventReplay(InboxDbContext db, TimeProvider clock)
{
    private static readonly WebhookItemState[] Failures = [WebhookItemState.Failed, WebhookItemState.Dead];
    private static readonly WebhookItemState[] Replayable = [.. Failures, WebhookItemState.NotShown];

    /// <returns>How many are tried again: none of a kind that cannot be; null where the organization has no such item.</returns>
    public async Task<int?> ReplayAsync(Guid organizationId, Guid itemId, CancellationToken cancellationToken)
    {
        var items = db.WebhookItems.Where(i => i.OrganizationId == organizationId && i.Id == itemId);
        return await items.AnyAsync(cancellationToken)
            ? await TryAgainAsync(items.Where(i => Replayable.Contains(i.State)), cancellationToken)
            : null;
    }

    public Task<int> ReplayFailedAsync(Guid organizationId, CancellationToken cancellationToken) => TryAgainAsync(
        db.WebhookItems.Where(i => i.OrganizationId == organizationId && Failures.Contains(i.State)), cancellationToken);

    private Task<int> TryAgainAsync(IQueryable<WebhookItem> items, CancellationToken cancellationToken)
    {
        DateTimeOffset? now = clock.GetUtcNow();
        return items.ExecuteUpdateAsync(
            i => i.SetProperty(x => x.State, WebhookItemState.Failed).SetProperty(x => x.DueAt, now).SetProperty(x => x.Attempts, 0),
            cancellationToken);
    }
}
