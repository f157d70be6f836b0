using Inbox.Web.Conversations;
using Inbox.Web.Data;
using Inbox.Web.Media;
using Inbox.Web.Organizations;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Threads;

/// <summary>A file that was sent in a conversation, by them or by us.</summary>
public sealed record SharedFile(
    Guid Id, Guid ConversationId, Guid MessageId, string Kind, string? Name, long Length, bool HasThumbnail, DateTimeOffset At)
{
    private const int Newest = 12;

    /// <summary>The panel looks so far back; the page of all files has no end.</summary>
    private const int LookedThrough = 200;

    private const int FilesShown = 60;

    public string Address => $"/files/{Id}";

    public string ThumbnailAddress => $"{Address}/thumbnail";

    /// <summary>Where it was sent.</summary>
    public string MessageAddress => $"/conversations/{ConversationId}?at={MessageId}#message-{MessageId}";

    /// <remarks>
    /// The newest messages are taken from each conversation by itself: asked for all together, PostgreSQL would number every message of
    /// the organization, conversation by conversation.
    /// </remarks>
    public static Task<List<SharedFile>> NewestAsync(
        InboxDbContext db, IEnumerable<Guid> conversations, CancellationToken cancellationToken)
    {
        var lately = conversations
            .Select(id => db.Messages.Where(m => m.ConversationId == id).OrderByDescending(m => m.SentAt).ThenByDescending(m => m.Id)
                .Take(LookedThrough))
            .Aggregate((some, others) => some.Concat(others));
        return Of(db, lately).Take(Newest).ToListAsync(cancellationToken);
    }

    /// <summary>A page of all files of a contact, as far as the agent may see their conversations; and the cursor of the next.</summary>
    public static async Task<(IReadOnlyList<SharedFile> Files, string? Older)> PageAsync(
        InboxDbContext db, Agent reader, Guid contactId, string? before, CancellationToken cancellationToken)
    {
        var messages = db.Messages.Where(m => db.VisibleTo(reader).Any(c => c.Id == m.ConversationId && c.ContactId == contactId));
        if (Cursor.Parse(before, NameOf(contactId)) is { } cursor)
        {
            messages = messages.Where(m => EF.Functions.LessThan(
                ValueTuple.Create(m.SentAt, m.Id), ValueTuple.Create(cursor.At, cursor.Id)));
        }

        var found = await Of(db, messages).Take(FilesShown + 1).ToListAsync(cancellationToken);
        var (rows, last) = PageSize.Cut(found, FilesShown);
        return (rows, last is null ? null : new Cursor(last.At, last.MessageId).ToText(NameOf(contactId)));
    }

    private static string NameOf(Guid contactId) => $"files {contactId}";

    private static IQueryable<SharedFile> Of(InboxDbContext db, IQueryable<Message> messages) =>
        from message in messages
        from attachment in message.Attachments
        join file in db.StoredFiles on attachment.FileId equals file.Id
        where file.State == StoredFileState.Stored
        orderby message.SentAt descending, message.Id descending, attachment.Position
        select new SharedFile(
            file.Id, message.ConversationId, message.Id, attachment.Kind, file.Name
                ?? attachment.Title, file.Length, file.HasThumbnail, message.SentAt);
}

/// <summary>Everything that was sent to and from a contact.</summary>
public sealed record SharedFilesPage(Guid ConversationId, string ContactName, IReadOnlyList<SharedFile> Files, string? Older);
