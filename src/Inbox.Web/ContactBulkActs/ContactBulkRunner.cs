using Inbox.Web.Data;
using Inbox.Web.Live;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.ContactBulkActs;

/// <summary>
/// Does what is to be done with many contacts, and takes it back, some at a time: where it ends too early, another worker goes on behind
/// what is done.
/// </summary>
public sealed class ContactBulkRunner(
    InboxDbContext db, ContactBulkBatchRunner batches, ContactBulkSingleRunner singles, InboxFeed feed)
{
    public async Task RunAsync(Guid actId, CancellationToken cancellationToken)
    {
        while (await ContinueAsync(actId, cancellationToken))
        {
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    /// <returns>Whether there may be more.</returns>
    private async Task<bool> ContinueAsync(Guid actId, CancellationToken cancellationToken)
    {
        var act = await db.ContactBulkActs.AsNoTracking().SingleAsync(a => a.Id == actId, cancellationToken);
        if (!act.IsAtWork)
        {
            return false;
        }

        var hasMore = act.Kind is ContactBulkKind.Block or ContactBulkKind.Erase
            ? await singles.ContinueAsync(act, cancellationToken) : await batches.ContinueAsync(actId, cancellationToken);
        feed.Publish(new(act.OrganizationId, InboxChange.AnyConversation));
        return hasMore;
    }
}
