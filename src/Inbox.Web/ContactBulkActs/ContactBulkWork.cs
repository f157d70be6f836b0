using Inbox.Web.Background;
using Inbox.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.ContactBulkActs;

/// <summary>What a worker does next with an act on many contacts: goes on with it, or forgets who was chosen.</summary>
public sealed class ContactBulkWork(InboxDbContext db, ContactBulkRunner runner, TimeProvider clock)
{
    public async Task ContinueAsync(Guid id, CancellationToken cancellationToken)
    {
        var act = await db.ContactBulkActs.AsNoTracking().SingleOrDefaultAsync(a => a.Id == id, cancellationToken);
        if (act is { IsAtWork: true })
        {
            await runner.RunAsync(id, isWhole: false, cancellationToken);
        }
        else if (act is not null)
        {
            // Only what was due then: it may have been stopped since it was claimed, and is kept for a day.
            var until = clock.GetUtcNow() + ContactBulkAct.Lease;
            await db.ContactBulkActs.Where(a => a.Id == id && a.DueAt <= until).ExecuteDeleteAsync(cancellationToken);
        }
    }
}

/// <summary>Tells the worker that there is something to do with many contacts.</summary>
public sealed class ContactBulkSignal : WorkSignal;

/// <summary>Works on acts on many contacts in the background.</summary>
public sealed class ContactBulkWorker(
    ContactBulkSignal signal, IServiceScopeFactory scopes, TimeProvider clock, ILogger<ContactBulkWorker> logger)
    : DueRowWorker<ContactBulkWork>(Claim, signal, scopes, clock, logger)
{
    private static readonly DueRowClaim Claim = new("contact_bulk_acts", ContactBulkAct.Lease);

    protected override TimeSpan PollInterval => TimeSpan.FromSeconds(5);

    protected override int BatchSize => 1;

    protected override Task HandleAsync(ContactBulkWork handler, Guid id, CancellationToken cancellationToken) =>
        handler.ContinueAsync(id, cancellationToken);
}
