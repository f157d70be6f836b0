using Inbox.Web.Conversations;
using Inbox.Web.Data;
using Inbox.Web.Meta;
using Inbox.Web.Organizations;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Search;

/// <summary>A contact that was found by name or by what is noted of them, with the conversations with them that the agent may see.</summary>
public sealed record ContactHit(RowContact Contact, IReadOnlyList<ConversationHit> Conversations)
{
    private const int Most = 5;
    private const int MostConversations = 3;
    private const int ShortestPart = 3;

    /// <summary>Of a name that thousands bear, so many are looked at: one word more tells them apart.</summary>
    private const int LookedAt = 500;

    public IReadOnlyList<ExcerptPart> Name { get; init; } = [];

    /// <summary>The words around the first hit in what is noted of them; empty where their name says it all.</summary>
    public IReadOnlyList<ExcerptPart> Note { get; init; } = [];

    public static async Task<IReadOnlyList<ContactHit>> LoadAsync(
        InboxDbContext db, SignedInAgent reader, SearchQuestion question, CancellationToken cancellationToken)
    {
        if (!question.HasWords || question.Before is not null)
        {
            return [];
        }

        var found = await Seen(db, reader, Named(db.ContactEntries, question)).ToListAsync(cancellationToken);
        var ids = found.Select(hit => hit.Contact.Id).ToArray();
        var notes = ids.Length == 0 ? [] : await db.ContactNotes.Where(n => ids.Contains(n.ContactId)).OrderByDescending(n => n.At)
            .Select(n => new { n.ContactId, n.Text }).ToListAsync(cancellationToken);
        return [.. found.Select(hit => hit.Marked(question, notes.Where(note => note.ContactId == hit.Contact.Id).Select(note => note.Text)))];
    }

    /// <summary>Those whose names are written almost so: for when nothing else is found.</summary>
    public static async Task<IReadOnlyList<ContactHit>> LoadSimilarAsync(
        InboxDbContext db, SignedInAgent reader, SearchQuestion question, CancellationToken cancellationToken)
    {
        var found = !question.HasWords || question.Before is not null
            ? []
            : await Seen(db, reader, Similar(db.ContactEntries, question)).ToListAsync(cancellationToken);
        return [.. found.Select(hit => hit with { Name = [new(hit.Contact.Name, IsHit: false)] })];
    }

    private ContactHit Marked(SearchQuestion question, IEnumerable<string> notes) => this with
    {
        Name = ExcerptPart.Of(Contact.Name, question.Terms, isInside: true),
        Note = notes.Select(note => ExcerptPart.Of(note, question.Terms, isInside: true)).FirstOrDefault(parts => parts.Any(part => part.IsHit)) ?? [],
    };

    /// <summary>Every word is in the name or a note, a short one at the start of a word.</summary>
    private static IQueryable<ContactEntry> Named(IQueryable<ContactEntry> entries, SearchQuestion question)
    {
        foreach (var word in question.Terms.SelectMany(term => term.Pieces))
        {
            var pattern = word.Length < ShortestPart ? $"% {word}%" : $"%{word}%";
            entries = entries.Where(e => EF.Functions.Like(e.Text, pattern));
        }

        return entries;
    }

    private static IQueryable<ContactEntry> Similar(IQueryable<ContactEntry> entries, SearchQuestion question)
    {
        var words = string.Join(' ', question.Terms.Select(term => term.Word));
        return entries.Where(e => EF.Functions.TrigramsAreWordSimilar(words, e.Text));
    }

    private static IQueryable<ContactHit> Seen(InboxDbContext db, SignedInAgent reader, IQueryable<ContactEntry> entries)
    {
        var visible = db.VisibleTo(reader.Agent);
        var some = entries.Take(LookedAt);
        return
            from contact in db.Contacts
                .Where(c => some.Any(e => e.Id == c.Id) && visible.Any(x => x.ContactId == c.Id))
                .OrderByDescending(c => c.LastActivityAt).ThenBy(c => c.Id).Take(Most)
            select new ContactHit(
                new RowContact(contact.Id, contact.Name, contact.FirstName, contact.LastName, contact.PictureUrl) { PictureFileId = contact.PictureFileId, HasOwnName = contact.NameAtMeta != null },
                visible.Where(c => c.ContactId == contact.Id).OrderByDescending(c => c.LastMessageAt).ThenByDescending(c => c.Id)
                    .Take(MostConversations).Select(c => new ConversationHit(
                        c.Id, c.Platform, c.Status, db.Channels.Where(x => x.Id == c.ChannelId).Select(x => x.Name).First(), c.LastMessageAt, c.Preview))
                    .ToList());
    }
}

/// <summary>A conversation with a contact that was found.</summary>
public sealed record ConversationHit(
    Guid Id, Platform Platform, ConversationStatus Status, string ChannelName, DateTimeOffset LastMessageAt, string? Preview)
{
    public string Mark => Platform.ToMark();
}
