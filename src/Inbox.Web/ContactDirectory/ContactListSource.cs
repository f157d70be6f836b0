using Inbox.Web.Contacts;
using Inbox.Web.Data;
using Inbox.Web.Lists;
using Inbox.Web.Organizations;
using Inbox.Web.Threads;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.ContactDirectory;

/// <summary>Reads contacts as one agent is shown them.</summary>
internal sealed class ContactListSource(InboxDbContext db, Agent reader)
{
    public IQueryable<SeenContact> Seen(IQueryable<Contact> contacts) => db.WithActivity(reader, contacts);

    public Task<List<KeyedRow<TKey>>> RowsAsync<TKey>(
        IQueryable<KeyedContact<TKey>> contacts, int count, CancellationToken cancellationToken)
    {
        db.Companion = Companion.CustomPlan;
        return contacts.TakeLiteral(count).Select(keyed => new KeyedRow<TKey>(
            new ContactRow(
                new RowContact(
                    keyed.Seen.Contact.Id, keyed.Seen.Contact.Name, keyed.Seen.Contact.FirstName, keyed.Seen.Contact.LastName,
                    keyed.Seen.Contact.PictureUrl)
                {
                    PictureFileId = keyed.Seen.Contact.PictureFileId,
                    HasOwnName = keyed.Seen.Contact.NameAtMeta != null,
                },
                keyed.Seen.ActiveAt)
            {
                Details = keyed.Seen.Contact,
                Owner = db.Agents.Where(a => a.Id == keyed.Seen.Contact.OwnerId).Select(a => a.Name).FirstOrDefault(),
            },
            keyed.Key)).AsNoTracking().ToListAsync(cancellationToken);
    }
}
