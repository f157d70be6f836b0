using Inbox.Web.Conversations;
using Inbox.Web.Data;
using Inbox.Web.Meta;
using Inbox.Web.Organizations;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Threads;

/// <summary>What stands beside a thread: who the contact is, what the team noted, what was before.</summary>
/// <param name="NameAtMeta">What Meta says of the name, where the team gave another one.</param>
public sealed record ContactPanel(
    string? NameAtMeta, IReadOnlyList<KnownAs> Identities, IReadOnlyList<ContactNoteRow> Notes,
    IReadOnlyList<EarlierConversation> Earlier, IReadOnlyList<SharedFile> Files)
{
    private const int MaxNotes = 50;
    private const int MaxEarlier = 6;

    /// <summary>
    /// Who the contact is and what the team noted of them: one statement, compiled once, since every thread is shown with it.
    /// </summary>
    private static readonly Func<InboxDbContext, Guid, IAsyncEnumerable<Known>> Load = EF.CompileAsyncQuery(
        (InboxDbContext db, Guid contactId) =>
        (from identity in db.ContactIdentities
         where identity.ContactId == contactId
         join channel in db.Channels on identity.ChannelId equals channel.Id
         select new
         {
             Platform = (Platform?)channel.Platform,
             Channel = (string?)channel.Name,
             At = (DateTimeOffset?)null,
             identity.Id,
             Text = identity.ExternalId,
             Author = (string?)null,
         })
        .Concat(db.ContactNotes.Where(n => n.ContactId == contactId).OrderByDescending(n => n.At).ThenByDescending(n => n.Id).Take(MaxNotes)
            .Select(n => new
            {
                Platform = (Platform?)null,
                Channel = (string?)null,
                At = (DateTimeOffset?)n.At,
                n.Id,
                n.Text,
                Author = (string?)db.Agents.Where(a => a.Id == n.AuthorId).Select(a => a.Name).First(),
            }))
        .OrderBy(one => one.Platform).ThenBy(one => one.Channel).ThenByDescending(one => one.At).ThenByDescending(one => one.Id)
        .Select(one => new Known(one.Platform, one.Channel, one.At, one.Id, one.Text, one.Author)));

    /// <summary>Why a form of it was not taken a moment ago.</summary>
    public PanelRefusal? Refusal { get; init; }

    public static async Task<ContactPanel> LoadAsync(
        InboxDbContext db, Agent reader, ThreadHead head, CancellationToken cancellationToken)
    {
        var (conversationId, contactId) = (head.Id, head.Contact.Id);
        var known = await Load(db, contactId).ToListAsync(cancellationToken);
        var earlier = await db.VisibleTo(reader).Where(c => c.ContactId == contactId && c.Id != conversationId)
            .OrderByDescending(c => c.LastMessageAt).ThenByDescending(c => c.Id).Take(MaxEarlier)
            .Select(c => new EarlierConversation(c.Id, c.Platform, c.Status, c.LastMessageAt, c.Preview)).ToListAsync(cancellationToken);
        var files = await SharedFile.NewestAsync(db, [conversationId, .. earlier.Select(c => c.Id)], cancellationToken);
        return new(
            head.NameAtMeta, [.. known.Select(one => one.Identity).OfType<KnownAs>()],
            [.. known.Select(one => one.Note).OfType<ContactNoteRow>()], earlier, files);
    }

    /// <summary>Either an identity, of a channel, or a note, of a moment.</summary>
    private sealed record Known(Platform? Platform, string? Channel, DateTimeOffset? At, Guid Id, string Text, string? Author)
    {
        public KnownAs? Identity => Platform is { } platform ? new(platform, Channel!, Text) : null;

        public ContactNoteRow? Note => At is { } at ? new(Id, Text, Author!, at) : null;
    }
}

/// <summary>Who the contact is on one channel.</summary>
public sealed record KnownAs(Platform Platform, string ChannelName, string ExternalId)
{
    public string Mark => Platform.ToMark();
}

/// <param name="Author">Who wrote it last.</param>
public sealed record ContactNoteRow(Guid Id, string Text, string Author, DateTimeOffset At);

/// <summary>Another conversation with the contact, that the agent may see.</summary>
public sealed record EarlierConversation(
    Guid Id, Platform Platform, ConversationStatus Status, DateTimeOffset LastMessageAt, string? Preview)
{
    public string Mark => Platform.ToMark();
}

/// <summary>What was written in a form of the panel and not taken.</summary>
/// <param name="NoteId">The note that it is about; null for the name.</param>
/// <param name="Text">What was written.</param>
/// <param name="Words">Why, a key of the localizer.</param>
public sealed record PanelRefusal(Guid? NoteId, string Text, string Words);
