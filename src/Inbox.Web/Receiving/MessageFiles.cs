using Inbox.Web.Conversations;
using Inbox.Web.Data;
using Inbox.Web.Media;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Receiving;

/// <summary>
/// What of a message's attachments is ours to keep: what people sent. Stories, and what is only shared, stay where they are
/// and are shown by their link (meta-platform 2.4).
/// </summary>
internal static class MessageFiles
{
    private static readonly string[] Kinds = ["image", "sticker", "video", "audio", "file"];

    /// <summary>The files to fetch for a message that came in.</summary>
    public static IEnumerable<StoredFile> Of(Message message, DateTimeOffset now) =>
        message.Attachments.Where(a => Kinds.Contains(a.Kind)).Select(a => a.Fetch(now)).OfType<StoredFile>();

    /// <summary>
    /// Deletes the files of a message that is taken back (meta-platform 2.7), but for those that another message carries; the caller saves.
    /// </summary>
    public static async Task EraseAsync(InboxDbContext db, Message message, DateTimeOffset now, CancellationToken cancellationToken)
    {
        foreach (var id in message.Attachments.Select(a => a.FileId).OfType<Guid>())
        {
            if (await db.Set<Attachment>().AnyAsync(a => a.FileId == id && a.MessageId != message.Id, cancellationToken))
            {
                continue;
            }

            // Found in memory too, where message and unsend come together.
            var file = await db.StoredFiles.FindAsync([message.OrganizationId, id], cancellationToken);
            file?.Erase(now);
        }
    }

    public static IQueryable<Guid> FilesOf(InboxDbContext db, IQueryable<Message> messages) =>
        db.Set<Attachment>().Where(a => a.FileId != null && messages.Any(m => m.Id == a.MessageId)).Select(a => a.FileId!.Value);

    /// <summary>Deletes those of the files that no message carries any more.</summary>
    public static Task EraseUnusedAsync(
        InboxDbContext db, IReadOnlyList<Guid> files, DateTimeOffset now, CancellationToken cancellationToken) =>
        files.Count == 0 ? Task.CompletedTask : db.StoredFiles
            .Where(f => files.Contains(f.Id) && !db.Set<Attachment>().Any(a => a.FileId == f.Id))
            .ExecuteUpdateAsync(
                f => f.SetProperty(x => x.State, StoredFileState.Erased).SetProperty(x => x.DueAt, now)
                    .SetProperty(x => x.SourceUrl, (string?)null).SetProperty(x => x.Name, (string?)null)
                    .SetProperty(x => x.Sha256, (byte[]?)null),
                cancellationToken);
}
