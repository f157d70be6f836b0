using Inbox.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Erasure;

/// <summary>
/// Deletes what Meta posted of somebody who was erased. An event that is not worked off yet may tell of others too: it is taken in without
/// them, and deleted after that. Meta may deliver again for some time, so it is looked again until then.
/// </summary>
public sealed class RawEventErasure(InboxDbContext db, TimeProvider clock)
{
    private static readonly TimeSpan WhileSomeWait = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan AfterThat = TimeSpan.FromHours(6);

    /// <param name="id">The erased identity's.</param>
    public async Task SweepAsync(Guid id, CancellationToken cancellationToken)
    {
        var erased = await db.ErasedIdentities.SingleOrDefaultAsync(e => e.Id == id, cancellationToken);
        if (erased is not { ExternalId: { } externalId })
        {
            return;
        }

        var (now, quoted) = (clock.GetUtcNow(), $"\"{externalId}\"");
        await db.EarlyEvents.Where(e => e.ChannelId == erased.ChannelId && e.ContactExternalId == externalId && e.At <= erased.ErasedAt)
            .ExecuteDeleteAsync(cancellationToken);
        await db.Database.ExecuteSqlAsync(
            $"""
            delete from webhook_events where state <> 'PENDING' and received_at <= {now}
                and position(convert_to({quoted}, 'UTF8') in body) > 0
            """,
            cancellationToken);
        await db.Database.ExecuteSqlAsync(
            $"delete from webhook_items where position(convert_to({quoted}, 'UTF8') in body) > 0", cancellationToken);
        var isWaiting = await db.Database.SqlQuery<bool>(
            $"""
            select exists (select from webhook_events where state = 'PENDING' and position(convert_to({quoted}, 'UTF8') in body) > 0)
                as "Value"
            """).SingleAsync(cancellationToken);
        var next = now + (isWaiting ? WhileSomeWait : AfterThat);
        erased.LookAgain(next <= erased.SweptUntil || isWaiting ? next : null);
        await db.SaveChangesAsync(cancellationToken);
    }
}
