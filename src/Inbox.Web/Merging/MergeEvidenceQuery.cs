using Inbox.Web.Contacts;
using Inbox.Web.Data;
using Inbox.Web.Organizations;
using Inbox.Web.TextSearch;
using Inbox.Web.Threads;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Merging;

/// <summary>Who has something in common with a contact, as far as the agent sees them. The words are keys of the localizer.</summary>
internal sealed class MergeEvidenceQuery(InboxDbContext db, Agent reader, Contact contact)
{
    /// <summary>What more people than this have in common says nothing of any two.</summary>
    private const int MaxPeople = 50;

    private readonly IQueryable<Contact> others = db.ContactsVisibleTo(reader).Where(c => c.Id != contact.Id);

    public async Task<ILookup<Guid, MergeEvidence>> LoadAsync(CancellationToken cancellationToken)
    {
        var identities = await db.ContactIdentities.Where(i => i.ContactId == contact.Id).ToListAsync(cancellationToken);
        var (phone, email) = (contact.PhoneNumber, contact.EmailAddress);
        string[] handles = [.. identities.Select(i => i.Username).OfType<string>()];
        var byHandle = others.Where(c => db.ContactIdentities.Any(
            i => i.ContactId == c.Id && i.Username != null && handles.Contains(i.Username)));
        (MergeEvidence Evidence, IQueryable<Contact>? People)[] asked =
        [
            (new("Same phone number", contact.Phone), phone is null ? null : others.Where(c => c.PhoneNumber == phone)),
            (new("Same e-mail address", contact.Email), email is null ? null : others.Where(c => c.EmailAddress == email)),
            (new("Same handle", $"@{handles.FirstOrDefault()}"), handles.Length == 0 ? null : byHandle),
            (new("Same name, never on the same channel", null), Namesakes([.. identities.Select(i => i.ChannelId)])),
        ];
        var found = new List<(Guid Id, MergeEvidence Evidence)>();
        foreach (var (evidence, people) in asked.Where(one => one.People is not null))
        {
            found.AddRange((await people!.OrderBy(c => c.Id).Take(MaxPeople).Select(c => c.Id).ToListAsync(cancellationToken))
                .Select(id => (id, evidence)));
        }

        return found.ToLookup(one => one.Id, one => one.Evidence);
    }

    /// <summary>
    /// Who has the same first name and last, and wrote on no channel on which the contact wrote: there, two people are called the same. By
    /// the index of search, and then letter by letter.
    /// </summary>
    /// <returns>Null where the name is one word, which many have.</returns>
    private IQueryable<Contact>? Namesakes(Guid[] channels)
    {
        var (name, folded, terms) = (contact.Name, Contact.Fold(contact.Name, null), SearchTerm.Of(contact.Name));
        if (terms.Count < 2)
        {
            return null;
        }

        var entries = db.ContactEntries.Where(FoldedText.Contains<ContactEntry>(entry => entry.Text, terms));
        return others.Where(c => (c.Name == name || c.FoldedName == folded) && entries.Any(entry => entry.Id == c.Id)
            && !db.ContactIdentities.Any(i => i.ContactId == c.Id && channels.Contains(i.ChannelId)));
    }
}
