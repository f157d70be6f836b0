using Inbox.Web.Audit;
using Inbox.Web.Contacts;
using Inbox.Web.Conversations;
using Inbox.Web.Data;
using Inbox.Web.Live;
using Inbox.Web.Media;
using Inbox.Web.Organizations;
using Inbox.Web.Threads;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Erasure;

/// <summary>
/// Erases everything that is held of a person, at once and in one transaction: who they are, what was said and noted, files, merges. That
/// somebody was erased is all that is left; raw events go as soon as nobody needs them (<see cref="RawEventErasure"/>).
/// </summary>
public sealed class ContactErasure(InboxDbContext db, AuditTrail audit, InboxFeed feed, ErasureSignal signal, TimeProvider clock)
{
    /// <returns>Whether there was such a contact that the agent sees.</returns>
    public async Task<bool> EraseAsync(Agent by, Guid contactId, CancellationToken cancellationToken)
    {
        var isErased = await db.RetryOnConflictAsync(async () =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
            await db.LockContactsAsync(by.OrganizationId, [contactId], cancellationToken);
            if (!await db.ContactsVisibleTo(by).AnyAsync(c => c.Id == contactId, cancellationToken))
            {
                return false;
            }

            var now = clock.GetUtcNow();
            await MarkAsync(contactId, now, cancellationToken);
            var files = await FilesAsync(contactId, cancellationToken);
            await DeleteMergesAsync(contactId, cancellationToken);
            await audit.AddAsync(AuditAct.EraseContact, nameof(Contact), contactId, (string?)null, cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
            await db.Contacts.Where(c => c.Id == contactId).ExecuteDeleteAsync(cancellationToken);
            await EraseFilesAsync(files, now, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            return true;
        });
        if (isErased)
        {
            feed.Publish(new(by.OrganizationId, InboxChange.AnyConversation));
            signal.Wake();
        }

        return isErased;
    }

    /// <summary>Keeps by what they are known again, and has raw events looked through for them.</summary>
    private async Task MarkAsync(Guid contactId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        foreach (var identity in await db.ContactIdentities.AsNoTracking().Where(i => i.ContactId == contactId)
            .ToListAsync(cancellationToken))
        {
            var (channelId, hash) = (identity.ChannelId, ErasedIdentity.HashOf(identity.ChannelId, identity.ExternalId));
            if (await db.ErasedIdentities.SingleOrDefaultAsync(e => e.ChannelId == channelId && e.Hash == hash, cancellationToken)
                is { } known)
            {
                known.EraseAgain(identity, now);
            }
            else
            {
                db.ErasedIdentities.Add(new ErasedIdentity(identity, now));
            }
        }
    }

    /// <summary>Their picture, and what hangs on messages, drafts and answers that are planned.</summary>
    private async Task<Guid[]> FilesAsync(Guid contactId, CancellationToken cancellationToken)
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

    /// <summary>What both sides of a merge were is kept with it, and the name of one in the history of the other.</summary>
    private async Task DeleteMergesAsync(Guid contactId, CancellationToken cancellationToken)
    {
        List<Guid> theirs = [contactId];
        for (var place = 0; place < theirs.Count; place++)
        {
            var kept = theirs[place];
            theirs.AddRange(await db.ContactMerges.Where(m => m.ContactId == kept && m.UndoneAt == null).Select(m => m.MergedId)
                .ToListAsync(cancellationToken));
        }

        var merges = await db.ContactMerges.Where(m => theirs.Contains(m.ContactId) || theirs.Contains(m.MergedId))
            .ToListAsync(cancellationToken);
        foreach (var merge in merges)
        {
            var (other, name) = (merge.ContactId, merge.MergedName);
            await db.ContactChanges.Where(c => c.ContactId == other && c.Now == name
                && (c.Property == ContactHistory.Merge || c.Property == ContactHistory.Unmerge)).ExecuteDeleteAsync(cancellationToken);
        }

        db.ContactMerges.RemoveRange(merges);
    }

    private Task<int> EraseFilesAsync(Guid[] files, DateTimeOffset now, CancellationToken cancellationToken) => db.StoredFiles
        .Where(f => files.Contains(f.Id) && !db.Set<Attachment>().Any(a => a.FileId == f.Id)
            && !db.Contacts.Any(c => c.PictureFileId == f.Id))
        .ExecuteUpdateAsync(
            set => set.SetProperty(f => f.State, StoredFileState.Erased).SetProperty(f => f.DueAt, now)
                .SetProperty(f => f.SourceUrl, (string?)null).SetProperty(f => f.Name, (string?)null)
                .SetProperty(f => f.Sha256, (byte[]?)null),
            cancellationToken);
}
