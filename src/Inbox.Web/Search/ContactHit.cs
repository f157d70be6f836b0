using Inbox.Web.Contacts;
using Inbox.Web.Conversations;
using Inbox.Web.Data;
using Inbox.Web.Lists;
using Inbox.Web.Organizations;
using Inbox.Web.TextSearch;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Search;

/// <summary>
/// A contact that was found by name or by what is noted of them, with the conversations with them that the agent may see.
/// </summary>
public sealed record ContactHit(RowContact Contact, IReadOnlyList<ConversationHit> Conversations)
{
    private const int MaxCount = 5;
    private const int MaxConversations = 3;

    /// <summary>Of those who wrote in hundreds of conversations, the newest.</summary>
    private const int MaxRead = 500;

    /// <summary>Of a name that thousands bear, so many are looked at: one word more tells them apart.</summary>
    private const int LookedAt = 200;

    public IReadOnlyList<ExcerptPart> Name { get; init; } = [];

    /// <summary>The list that their conversations are opened beside.</summary>
    public ListPlace Place { get; init; } = new(ConversationFilter.Open, null);

    /// <summary>The words around the first hit in what is noted of them; empty where their name says it all.</summary>
    public IReadOnlyList<ExcerptPart> Note { get; init; } = [];

    public static async Task<IReadOnlyList<ContactHit>> LoadAsync(
        InboxDbContext db, SignedInAgent reader, SearchQuestion question, CancellationToken cancellationToken)
    {
        if (!question.HasWords || question.Before is not null)
        {
            return [];
        }

        var found = await SeenAsync(db, reader, Named(db.ContactEntries, question), cancellationToken);
        var ids = found.Select(hit => hit.Contact.Id).ToArray();
        var notes = ids.Length == 0 ? [] : await db.ContactNotes.Where(n => ids.Contains(n.ContactId)).OrderByDescending(n => n.At)
            .Select(n => new { n.ContactId, n.Text }).Take(MaxRead).ToListAsync(cancellationToken);
        return [.. found.Select(
            hit => hit.Marked(question, notes.Where(note => note.ContactId == hit.Contact.Id).Select(note => note.Text)))];
    }

    /// <summary>Those whose names are written almost so: for when nothing else is found.</summary>
    public static async Task<IReadOnlyList<ContactHit>> LoadSimilarAsync(
        InboxDbContext db, SignedInAgent reader, SearchQuestion question, CancellationToken cancellationToken)
    {
        var found = !question.HasWords || question.Before is not null
            ? []
            : await SeenAsync(db, reader, Similar(db.ContactEntries, question), cancellationToken);
        return [.. found.Select(hit => hit with
        {
            Name = [new(hit.Contact.Name, IsHit: false)],
            Place = FoundList.OfNamed(hit.Contact.Name),
        })];
    }

    private ContactHit Marked(SearchQuestion question, IEnumerable<string> notes)
    {
        var note = notes.Select(text => ExcerptPart.Of(text, question.Terms, isInside: true))
            .FirstOrDefault(parts => parts.Any(part => part.IsHit)) ?? [];
        return this with
        {
            Name = ExcerptPart.Of(Contact.Name, question.Terms, isInside: true),
            Note = note,
            Place = FoundList.OfNamed(note.Count == 0 ? question.Text : Contact.Name),
        };
    }

    /// <summary>Every word is in the name or a note, a short one at the start of a word.</summary>
    private static IQueryable<ContactEntry> Named(IQueryable<ContactEntry> entries, SearchQuestion question) =>
        entries.Where(FoldedText.Contains<ContactEntry>(e => e.Text, question.Terms));

    private static IQueryable<ContactEntry> Similar(IQueryable<ContactEntry> entries, SearchQuestion question)
    {
        var words = string.Join(' ', question.Terms.Select(term => term.Word));
        return entries.Where(e => EF.Functions.TrigramsAreWordSimilar(words, e.Text));
    }

    /// <remarks>
    /// The conversations are asked for when it is known whose: within the same statement PostgreSQL would number all conversations
    /// of the organization, contact by contact.
    /// </remarks>
    private static async Task<IReadOnlyList<ContactHit>> SeenAsync(
        InboxDbContext db, SignedInAgent reader, IQueryable<ContactEntry> entries, CancellationToken cancellationToken)
    {
        var visible = db.VisibleTo(reader.Agent);
        var contacts = await ContactsAsync(db, visible, entries, cancellationToken);
        if (contacts.Count == 0)
        {
            return [];
        }

        var theirs = await ConversationsAsync(db, visible, contacts.ConvertAll(contact => contact.Id), cancellationToken);
        return contacts.ConvertAll(contact => new ContactHit(contact, [.. theirs[contact.Id].Take(MaxConversations)]));
    }

    private static Task<List<RowContact>> ContactsAsync(
        InboxDbContext db, IQueryable<Conversation> visible, IQueryable<ContactEntry> entries, CancellationToken cancellationToken) =>
        (from entry in entries.TakeLiteral(LookedAt)
         join contact in db.Contacts on entry.Id equals contact.Id
         where visible.Any(c => c.ContactId == contact.Id)
         orderby visible.Where(c => c.ContactId == contact.Id).Max(c => (DateTimeOffset?)c.LastMessageAt) descending, contact.Id
         select new RowContact(contact.Id, contact.Name, contact.FirstName, contact.LastName, contact.PictureUrl)
         {
             PictureFileId = contact.PictureFileId,
             HasOwnName = contact.NameAtMeta != null,
         }).Take(MaxCount).ToListAsync(cancellationToken);

    private static async Task<ILookup<Guid, ConversationHit>> ConversationsAsync(
        InboxDbContext db, IQueryable<Conversation> visible, List<Guid> ids, CancellationToken cancellationToken)
    {
        var conversations = await (
            from c in visible
            where ids.Contains(c.ContactId)
            join channel in db.Channels on c.ChannelId equals channel.Id
            orderby c.LastMessageAt descending, c.Id descending
            select new
            {
                c.ContactId,
                Hit = new ConversationHit(c.Id, c.Platform, c.Status, channel.Name, c.LastMessageAt, c.Preview)
                {
                    IsOurs = c.LastMessageDirection == MessageDirection.Outgoing,
                },
            })
            .Take(MaxRead).ToListAsync(cancellationToken);
        return conversations.ToLookup(found => found.ContactId, found => found.Hit);
    }
}
