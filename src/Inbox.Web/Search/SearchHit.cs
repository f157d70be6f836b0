using Inbox.Web.Conversations;
using Inbox.Web.Data;
using Inbox.Web.Lists;
using Inbox.Web.Meta;
using Inbox.Web.Replies;
using Inbox.Web.TextSearch;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Search;

/// <summary>One message or note that was found, as it is now.</summary>
/// <param name="WriterName">The agent who wrote it; null for the contact and for what was sent elsewhere.</param>
/// <param name="FileTitle">What hangs on it.</param>
public sealed record SearchHit(
    Guid Id,
    SearchKind Kind,
    Guid ConversationId,
    RowContact Contact,
    Platform Platform,
    string ChannelName,
    bool IsIncoming,
    string? WriterName,
    DateTimeOffset At,
    string? Text,
    string? FileKind,
    string? FileTitle)
{
    /// <summary>The list that it is opened beside.</summary>
    public ListPlace Place { get; init; } = new(ConversationFilter.Open, null);

    /// <summary>The thread, opened where it was said.</summary>
    public string Address => Place.OfSaid(ConversationId, Id, $"{(Kind == SearchKind.Note ? "note" : "message")}-{Id}");

    public string Mark => Platform.ToMark();

    /// <summary>The words around the first hit.</summary>
    public IReadOnlyList<ExcerptPart> Excerpt { get; init; } = [];

    public IReadOnlyList<ExcerptPart> Title { get; init; } = [];

    internal static async Task<IReadOnlyList<SearchHit>> LoadAsync(
        InboxDbContext db, IReadOnlyList<Guid> ids, SearchQuestion question, CancellationToken cancellationToken)
    {
        if (ids.Count == 0)
        {
            return [];
        }

        var messages = await MessagesAsync(db, ids, cancellationToken);
        var notes = messages.Count < ids.Count ? await NotesAsync(db, ids, cancellationToken) : [];
        var found = messages.Concat(notes).ToDictionary(hit => hit.Id);
        return [.. ids.Where(found.ContainsKey).Select(id => found[id].Marked(question))];
    }

    private static Task<List<SearchHit>> MessagesAsync(InboxDbContext db, IReadOnlyList<Guid> ids, CancellationToken cancellationToken) =>
        (from m in db.Messages
         where ids.Contains(m.Id) && m.UnsentAt == null
         join c in db.Conversations on m.ConversationId equals c.Id
         join contact in db.Contacts on c.ContactId equals contact.Id
         join channel in db.Channels on c.ChannelId equals channel.Id
         select new SearchHit(
             m.Id, SearchKind.Message, c.Id,
             new RowContact(
                 contact.Id, contact.Name, contact.FirstName, contact.LastName,
                 contact.PictureUrl)
             { PictureFileId = contact.PictureFileId, HasOwnName = contact.NameAtMeta != null },
             c.Platform, channel.Name, m.Direction == MessageDirection.Incoming,
             db.Agents.Where(a => a.Id == m.AuthorId).Select(a => a.Name).FirstOrDefault(), m.SentAt, m.Text,
             m.Attachments.OrderBy(a => a.Position).Select(a => a.Kind).FirstOrDefault(),
             m.Attachments.OrderBy(a => a.Position).Select(a => a.Title).FirstOrDefault())).ToListAsync(cancellationToken);

    private static async Task<List<SearchHit>> NotesAsync(InboxDbContext db, IReadOnlyList<Guid> ids, CancellationToken cancellationToken)
    {
        var notes = await (
            from note in db.Notes
            where ids.Contains(note.Id)
            join c in db.Conversations on note.ConversationId equals c.Id
            join contact in db.Contacts on c.ContactId equals contact.Id
            join channel in db.Channels on c.ChannelId equals channel.Id
            select new SearchHit(
                note.Id, SearchKind.Note, c.Id,
                new RowContact(
                    contact.Id, contact.Name, contact.FirstName, contact.LastName,
                    contact.PictureUrl)
                { PictureFileId = contact.PictureFileId, HasOwnName = contact.NameAtMeta != null },
                c.Platform, channel.Name, false, db.Agents.Where(
                    a => a.Id == note.AuthorId).Select(a => a.Name).FirstOrDefault(), note.At, note.Text,
                null, null)).ToListAsync(cancellationToken);
        var people = await Mentionables.LoadAsync(db, notes.Select(note => note.Text!), cancellationToken);
        return [.. notes.Select(note => note with { Text = people.Write(note.Text!) })];
    }

    private SearchHit Marked(SearchQuestion question) => this with
    {
        Place = question.Place,
        Excerpt = Text is null ? [] : ExcerptPart.Of(Text, question.Terms, question.Match == SearchMatch.Parts),
        Title = FileTitle is null ? [] : ExcerptPart.Of(FileTitle, question.Terms, question.Match == SearchMatch.Parts),
    };
}
