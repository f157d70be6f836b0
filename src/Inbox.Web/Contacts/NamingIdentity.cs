using Inbox.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Contacts;

/// <summary>By which of a contact's identities Meta tells what they are called and look like.</summary>
internal static class NamingIdentity
{
    /// <summary>
    /// Not by one that came along with a merge: that one's name was chosen or left when the two became one. Where all came so, the first.
    /// </summary>
    public static async Task<bool> NamesContactAsync(
        this InboxDbContext db, ContactIdentity identity, CancellationToken cancellationToken)
    {
        var merges = await db.ContactMerges.Where(m => m.ContactId == identity.ContactId && m.UndoneAt == null).OrderBy(m => m.At)
            .Select(m => m.Identities).ToListAsync(cancellationToken);
        var came = merges.SelectMany(ids => ids).ToList();
        return !came.Contains(identity.Id)
            || (came[0] == identity.Id && !await db.ContactIdentities.AnyAsync(
                i => i.ContactId == identity.ContactId && !came.Contains(i.Id), cancellationToken));
    }
}
