using Inbox.Web.Contacts;
using Inbox.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.ContactBulkActs;

/// <summary>The words by which a person was searched for when they were chosen may name them.</summary>
public sealed class ContactBulkTraces(InboxDbContext db) : IErasedTraces
{
    public Task DeleteAsync(ErasedPerson person, DateTimeOffset now, CancellationToken cancellationToken) => db.ContactBulkActs
        .Where(a => a.ListQuery != "" && db.ContactBulkTargets.Any(t => t.ActId == a.Id && person.Ids.Contains(t.ContactId)))
        .ExecuteUpdateAsync(set => set.SetProperty(a => a.ListQuery, ""), cancellationToken);

    public void Finish()
    {
        // Nothing waits for it.
    }
}
