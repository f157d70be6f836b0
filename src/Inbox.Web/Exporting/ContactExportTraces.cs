using Inbox.Web.Contacts;
using Inbox.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Exporting;

/// <summary>Whoever is erased may be in any file that lies ready: none of them is given out any more.</summary>
public sealed class ContactExportTraces(InboxDbContext db, ContactExportSignal signal) : IErasedTraces
{
    private bool isAny;

    public async Task DeleteAsync(ErasedPerson person, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var jobs = await db.ContactExportJobs.Where(j => j.State == ContactExportState.Done || j.State == ContactExportState.Waiting)
            .ToListAsync(cancellationToken);
        jobs.ForEach(job => job.Withdraw(now));
        isAny = jobs.Count > 0;
    }

    public void Finish()
    {
        if (isAny)
        {
            signal.Wake();
        }
    }
}
