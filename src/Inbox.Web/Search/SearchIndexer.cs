using Inbox.Web.Contacts;
using Inbox.Web.Conversations;
using Inbox.Web.Data;
using Inbox.Web.Replies;
using Inbox.Web.TextSearch;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Search;

/// <summary>Makes the entries of one organization say what the things they are of say now; of what is gone, nothing is left.</summary>
public sealed class SearchIndexer(InboxDbContext db, SearchQueue queue)
{
    public async Task FollowAsync(Guid organizationId, IReadOnlyList<SearchChange> changes, CancellationToken cancellationToken)
    {
        await queue.AddAllOfAsync(organizationId, IdsOf("CONVERSATION"), cancellationToken);
        await FollowMessagesAsync(organizationId, IdsOf("MESSAGE"), cancellationToken);
        await FollowNotesAsync(organizationId, IdsOf("NOTE"), cancellationToken);
        await FollowContactsAsync(organizationId, IdsOf("CONTACT"), cancellationToken);
        await db.SaveChangesAsync(cancellationToken);

        List<Guid> IdsOf(string kind) => [.. changes.Where(change => change.Kind == kind).Select(change => change.ThingId).Distinct()];
    }

    /// <summary>
    /// Takes contacts in who were inserted a moment ago in the same transaction, and whom nobody has written to: nothing is left to follow.
    /// </summary>
    public async Task AddAsync(IReadOnlyList<Contact> contacts, CancellationToken cancellationToken)
    {
        if (contacts.Count == 0)
        {
            return;
        }

        await db.CopyAsync([.. contacts.Select(contact =>
        {
            var entry = new ContactEntry(contact.OrganizationId, contact.Id);
            entry.Follow(ContactSource.Of(contact).Text);
            return entry;
        })], cancellationToken);
        await queue.ForgetNewAsync(contacts[0].OrganizationId, [.. contacts.Select(contact => contact.Id)], cancellationToken);
    }

    private async Task FollowMessagesAsync(Guid organizationId, List<Guid> ids, CancellationToken cancellationToken)
    {
        if (ids.Count == 0)
        {
            return;
        }

        var found = await db.Messages.Where(m => ids.Contains(m.Id)).Select(m => new
        {
            m.Id,
            m.ConversationId,
            m.ChannelId,
            m.Direction,
            m.AuthorId,
            m.SentAt,
            m.Text,
            Titles = m.Attachments.Where(a => a.Title != null).Select(a => a.Title).ToList(),
            HasFile = m.Attachments.Any(a => a.FileId != null),
        }).ToListAsync(cancellationToken);
        await WriteAsync(organizationId, ids, found.Select(m => new SearchSource(
            m.Id, SearchKind.Message, m.ConversationId, m.ChannelId, m.Direction == MessageDirection.Incoming, m.AuthorId, m.SentAt,
            string.Join('\n', m.Titles.Prepend(m.Text)), m.HasFile)), cancellationToken);
    }

    private async Task FollowNotesAsync(Guid organizationId, List<Guid> ids, CancellationToken cancellationToken)
    {
        if (ids.Count == 0)
        {
            return;
        }

        var found = await (
            from note in db.Notes
            where ids.Contains(note.Id)
            join conversation in db.Conversations on note.ConversationId equals conversation.Id
            select new { note.Id, note.ConversationId, conversation.ChannelId, note.AuthorId, note.At, note.Text })
                .ToListAsync(cancellationToken);
        var people = await Mentionables.LoadAsync(db, found.Select(note => note.Text), cancellationToken);
        await WriteAsync(organizationId, ids, found.Select(note => new SearchSource(
            note.Id, SearchKind.Note, note.ConversationId, note.ChannelId, IsIncoming: false, note.AuthorId, note.At, people.Write(
                note.Text), HasFile: false)), cancellationToken);
    }

    private async Task WriteAsync(
        Guid organizationId, List<Guid> ids, IEnumerable<SearchSource> sources, CancellationToken cancellationToken)
    {
        var entries = await db.SearchEntries.Where(e => ids.Contains(e.Id)).ToDictionaryAsync(e => e.Id, cancellationToken);
        foreach (var source in sources.Where(source => !source.IsEmpty))
        {
            if (!entries.Remove(source.Id, out var entry))
            {
                entry = new SearchEntry(organizationId, source.Id, source.ConversationId, source.ChannelId);
                db.SearchEntries.Add(entry);
            }

            entry.Follow(source);
        }

        db.SearchEntries.RemoveRange(entries.Values);
    }

    private async Task FollowContactsAsync(Guid organizationId, List<Guid> ids, CancellationToken cancellationToken)
    {
        if (ids.Count == 0)
        {
            return;
        }

        var entries = await db.ContactEntries.Where(e => ids.Contains(e.Id)).ToDictionaryAsync(e => e.Id, cancellationToken);
        foreach (var contact in await ContactSource.LoadAsync(db, ids, cancellationToken))
        {
            var entry = entries.Remove(contact.Id, out var known)
                ? known : db.ContactEntries.Add(new(organizationId, contact.Id)).Entity;
            entry.Follow(contact.Text);
            if (contact.FoldedName is null)
            {
                await FoldAsync(contact.Id, contact.Name, contact.NameAtMeta, cancellationToken);
            }
        }

        db.ContactEntries.RemoveRange(entries.Values);
    }

    /// <summary>Of a contact that a version without that column wrote.</summary>
    private Task<int> FoldAsync(Guid id, string name, string? nameAtMeta, CancellationToken cancellationToken)
    {
        var folded = Contact.Fold(name, nameAtMeta);
        return db.Contacts.Where(c => c.Id == id && c.Name == name && c.FoldedName == null)
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.FoldedName, folded), cancellationToken);
    }
}
