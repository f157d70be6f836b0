using Inbox.Web.Conversations;
using Inbox.Web.Data;
using Inbox.Web.Media;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Erasure;

/// <summary>The files that are held of a person.</summary>
internal static class PersonalFiles
{
    /// <summary>Their picture, and what hangs on messages, drafts and answers that are planned.</summary>
    public static async Task<Guid[]> OfAsync(InboxDbContext db, Guid contactId, CancellationToken cancellationToken)
    {
        var conversations = db.Conversations.Where(c => c.ContactId == contactId).Select(c => c.Id);
        var onMessages = await db.Messages.Where(m => conversations.Contains(m.ConversationId))
            .SelectMany(m => m.Attachments.Where(a => a.FileId != null).Select(a => a.FileId!.Value)).ToListAsync(cancellationToken);
        var drafts = await db.SavedDrafts.Where(d => conversations.Contains(d.ConversationId)).Select(d => d.FileIds)
            .ToListAsync(cancellationToken);
        var planned = await db.ScheduledReplies.Where(r => conversations.Contains(r.ConversationId)).Select(r => r.FileIds)
            .ToListAsync(cancellationToken);
        var pictures = await db.Contacts.Where(c => c.Id == contactId && c.PictureFileId != null).Select(c => c.PictureFileId!.Value)
            .ToListAsync(cancellationToken);
        return [.. onMessages.Concat(drafts.SelectMany(ids => ids)).Concat(planned.SelectMany(ids => ids)).Concat(pictures).Distinct()];
    }

    /// <summary>Deletes those that hang nowhere else.</summary>
    public static Task<int> EraseAsync(
        InboxDbContext db, Guid[] files, DateTimeOffset now, CancellationToken cancellationToken) => db.StoredFiles
        .Where(f => files.Contains(f.Id) && !db.Set<Attachment>().Any(a => a.FileId == f.Id)
            && !db.Contacts.Any(c => c.PictureFileId == f.Id) && !db.SavedReplies.Any(r => r.FileIds.Contains(f.Id))
            && !db.ScheduledReplies.Any(r => r.FileIds.Contains(f.Id)) && !db.SavedDrafts.Any(d => d.FileIds.Contains(f.Id)))
        .ExecuteUpdateAsync(
            set => set.SetProperty(f => f.State, StoredFileState.Erased).SetProperty(f => f.DueAt, now)
                .SetProperty(f => f.SourceUrl, (string?)null).SetProperty(f => f.Name, (string?)null)
                .SetProperty(f => f.Sha256, (byte[]?)null),
            cancellationToken);
}
