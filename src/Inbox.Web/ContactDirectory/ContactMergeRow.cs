using Inbox.Web.Contacts;
using Inbox.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.ContactDirectory;

/// <summary>Somebody who became part of a contact, and what was known of them that the contact has otherwise.</summary>
public sealed record ContactMergeRow(Guid Id, string Name, DateTimeOffset At, string By, IReadOnlyList<ContactFact> Facts)
{
    /// <summary>The newest first.</summary>
    public static async Task<IReadOnlyList<ContactMergeRow>> LoadAsync(
        InboxDbContext db, Contact contact, ContactProperties properties, CancellationToken cancellationToken)
    {
        var merges = await (
            from merge in db.ContactMerges
            where merge.ContactId == contact.Id && merge.UndoneAt == null
            orderby merge.At descending, merge.Id descending
            select new { merge.Id, merge.MergedName, merge.At, merge.Merged, By = db.Agents.Single(a => a.Id == merge.ById).Name })
            .ToListAsync(cancellationToken);
        var known = ContactFact.Of(contact, properties);
        return
        [
            .. merges.Select(merge => new ContactMergeRow(
                merge.Id, merge.MergedName, merge.At, merge.By,
                [.. ContactFact.Of(ContactOf(db, contact.OrganizationId, merge.Merged), properties).Except(known)])),
        ];
    }

    private static Contact ContactOf(InboxDbContext db, Guid organizationId, string snapshot)
    {
        var contact = new Contact(organizationId, "", default);
        ContactSnapshot.Parse(snapshot).WriteTo(db.Entry(contact));
        return contact;
    }
}
