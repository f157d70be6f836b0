using Inbox.Web.Data;
using Inbox.Web.Live;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.ContactBulkActs;

/// <summary>
/// Does what is to be done with many contacts, and takes it back, some at a time: where it ends too early, another worker goes on behind
/// what is done.
/// </summary>
public sealed class ContactBulkRunner(
    InboxDbContext db, ContactBulkBatchRunner batches, ContactBulkSingleRunner singles, InboxFeed feed, TimeProvider clock)
{
    /// <summary>So long a worker is at one act before others have their turn.</summary>
    private static readonly TimeSpan Slice = TimeSpan.FromSeconds(1);

    /// <summary>To its end, or until others have their turn.</summary>
    public async Task RunAsync(Guid actId, bool isWhole, CancellationToken cancellationToken)
    {
        var begun = clock.GetTimestamp();
        while (await ContinueAsync(actId, cancellationToken))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (!isWhole && clock.GetElapsedTime(begun) > Slice)
            {
                var now = clock.GetUtcNow();
                await db.ContactBulkActs.Where(a => a.Id == actId)
                    .ExecuteUpdateAsync(set => set.SetProperty(a => a.DueAt, now), cancellationToken);
                return;
            }
        }
    }

    /// <returns>Whether there may be more.</returns>
    private async Task<bool> ContinueAsync(Guid actId, CancellationToken cancellationToken)
    {
        var act = await db.ContactBulkActs.AsNoTracking().SingleAsync(a => a.Id == actId, cancellationToken);
        var by = await db.AgentOfAsync(act, cancellationToken);
        if (act.State == ContactBulkState.Stopping || (act.IsAtWork && !act.IsFor(by)))
        {
            await EndAsync(act, cancellationToken);
            return false;
        }

        if (!act.IsAtWork)
        {
            return false;
        }

        await (act.Kind is ContactBulkKind.Block or ContactBulkKind.Unblock or ContactBulkKind.Erase
            ? singles.ContinueAsync(act, by, cancellationToken) : batches.ContinueAsync(actId, by, cancellationToken));
        feed.Publish(new(act.OrganizationId, InboxChange.AnyConversation));
        return true;
    }

    /// <summary>Unless another worker has, and more was asked of it since.</summary>
    private Task EndAsync(ContactBulkAct seen, CancellationToken cancellationToken) => db.RetryOnConflictAsync(async () =>
    {
        var actId = seen.Id;
        var act = await db.ContactBulkActs.SingleAsync(a => a.Id == actId, cancellationToken);
        if (act.State == seen.State)
        {
            act.End(clock.GetUtcNow());
            await db.SaveChangesAsync(cancellationToken);
        }
    });
}
