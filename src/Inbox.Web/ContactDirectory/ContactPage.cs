using Inbox.Web.Conversations;
using Inbox.Web.Data;
using Inbox.Web.Lists;
using Inbox.Web.Meta;
using Inbox.Web.Organizations;
using Inbox.Web.Threads;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.ContactDirectory;

/// <summary>A contact by themselves: who they are, what the team noted, and what was said when.</summary>
/// <param name="NameAtMeta">What Meta says of the name, where the team gave another one.</param>
public sealed record ContactPage(RowContact Contact, string? NameAtMeta, DateTimeOffset FirstSeenAt, DateTimeOffset? BlockedAt)
{
    private const int MaxConversations = 50;
    private const int MaxNotes = 50;

    public IReadOnlyList<KnownAs> Identities { get; init; } = [];

    /// <summary>By name.</summary>
    public IReadOnlyList<LabelChip> Labels { get; init; } = [];

    /// <summary>The newest of those that the agent sees.</summary>
    public IReadOnlyList<ContactConversation> Conversations { get; init; } = [];

    /// <summary>The newest first.</summary>
    public IReadOnlyList<ContactNoteRow> Notes { get; init; } = [];

    /// <returns>Null where there is no such contact that the agent sees.</returns>
    public static async Task<ContactPage?> FindAsync(
        InboxDbContext db, Agent reader, Guid id, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var found = await db.ContactsVisibleTo(reader).Where(c => c.Id == id)
            .Select(c => new ContactPage(
                new RowContact(c.Id, c.Name, c.FirstName, c.LastName, c.PictureUrl)
                {
                    PictureFileId = c.PictureFileId,
                    HasOwnName = c.NameAtMeta != null,
                },
                c.NameAtMeta, c.CreatedAt, c.BlockedAt)).SingleOrDefaultAsync(cancellationToken);
        return found is null ? null : found with
        {
            Identities = await IdentitiesAsync(db, id, cancellationToken),
            Labels = await LabelsAsync(db, id, cancellationToken),
            Conversations = await ConversationsAsync(db, reader, id, now, cancellationToken),
            Notes = await NotesAsync(db, id, cancellationToken),
        };
    }

    private static Task<List<KnownAs>> IdentitiesAsync(InboxDbContext db, Guid id, CancellationToken cancellationToken) => (
        from identity in db.ContactIdentities
        where identity.ContactId == id
        join channel in db.Channels on identity.ChannelId equals channel.Id
        orderby channel.Platform, channel.Name, identity.Id
        select new KnownAs(channel.Platform, channel.Name, identity.ExternalId)).ToListAsync(cancellationToken);

    private static Task<List<LabelChip>> LabelsAsync(InboxDbContext db, Guid id, CancellationToken cancellationToken) => (
        from given in db.ContactLabels
        where given.ContactId == id
        join label in db.Labels on given.LabelId equals label.Id
        where label.RetiredAt == null
        orderby label.NameKey
        select new LabelChip(label.Id, label.Name, label.Colour)).ToListAsync(cancellationToken);

    private static async Task<IReadOnlyList<ContactConversation>> ConversationsAsync(
        InboxDbContext db, Agent reader, Guid id, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var found = await (
            from c in db.VisibleTo(reader)
            where c.ContactId == id
            join channel in db.Channels on c.ChannelId equals channel.Id
            orderby c.LastMessageAt descending, c.Id descending
            select new
            {
                Conversation = new ContactConversation(
                    c.Id, c.Platform, channel.Name, c.Status, c.LastMessageAt, c.Preview,
                    c.LastMessageDirection == MessageDirection.Outgoing),
                c.WindowOpenedAt,
                c.WindowClosesAt,
                channel.HasHumanAgent,
            }).Take(MaxConversations).ToListAsync(cancellationToken);
        return found.ConvertAll(one => one.Conversation with
        {
            Clock = one.WindowOpenedAt is { } openedAt && one.WindowClosesAt is { } closesAt
                ? WindowClock.Of(new MessagingWindow(WindowOpening.Message, openedAt, closesAt), one.HasHumanAgent, now) : null,
        });
    }

    private static Task<List<ContactNoteRow>> NotesAsync(InboxDbContext db, Guid id, CancellationToken cancellationToken) =>
        db.ContactNotes.Where(n => n.ContactId == id).OrderByDescending(n => n.At).ThenByDescending(n => n.Id).Take(MaxNotes)
            .Select(n => new ContactNoteRow(n.Id, n.Text, db.Agents.Where(a => a.Id == n.AuthorId).Select(a => a.Name).First(), n.At))
            .ToListAsync(cancellationToken);
}

/// <summary>A conversation with a contact.</summary>
/// <param name="Preview">The beginning of its newest message; null where that has no text.</param>
public sealed record ContactConversation(
    Guid Id, Platform Platform, string ChannelName, ConversationStatus Status, DateTimeOffset LastMessageAt, string? Preview, bool IsOurs)
{
    /// <summary>How long may still be written there; null where they never wrote.</summary>
    public WindowClock? Clock { get; init; }

    public string Mark => Platform.ToMark();
}
