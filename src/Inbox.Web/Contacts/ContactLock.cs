using Inbox.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Contacts;

internal static class ContactLock
{
    /// <summary>
    /// Nobody changes these contacts until the end of the transaction, nor adds anything to them: a row that names one of them waits, and
    /// is refused by its foreign key where the contact is gone by then. Whoever wrote it does it again on what is there.
    /// </summary>
    public static Task LockContactsAsync(this InboxDbContext db, Guid organizationId, Guid[] ids, CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlAsync(
            $"select from contacts where organization_id = {organizationId} and id = any({ids}) order by id for update", cancellationToken);
}
