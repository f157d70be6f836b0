using Inbox.Web.Audit;
using Inbox.Web.Contacts;
using Inbox.Web.Conversations;
using Inbox.Web.Data;
using Inbox.Web.Media;
using Inbox.Web.Organizations;
using Inbox.Web.Threads;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Merging;

/// <summary>
/// Makes two contacts of one again: each has what it had, and what came since stays with the identity by which it came. What was changed on
/// the page of both stays with the contact that it was changed on.
/// </summary>
public sealed class ContactUnmergeService(InboxDbContext db, AuditTrail audit, TimeProvider clock)
{
    public Task<MergeResult> UndoAsync(Agent by, Guid contactId, Guid mergeId, CancellationToken cancellationToken) =>
        db.RetryOnConflictAsync(async () =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
            await db.LockContactsAsync(by.OrganizationId, [contactId], cancellationToken);
            var kept = await db.ContactsVisibleTo(by).SingleOrDefaultAsync(c => c.Id == contactId, cancellationToken);
            var merges = await db.ContactMerges.Where(m => m.ContactId == contactId && m.UndoneAt == null)
                .OrderBy(m => m.At).ThenBy(m => m.Id).ToListAsync(cancellationToken);
            if (kept is null || merges.Find(m => m.Id == mergeId) is not { } merge)
            {
                return MergeResult.NotFound;
            }

            await UndoAsync(by, kept, merge, merges, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            return new MergeResult(merge.MergedId);
        });

    private async Task UndoAsync(
        Agent by, Contact kept, ContactMerge merge, List<ContactMerge> merges, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var conversations = await db.Conversations
            .Where(c => c.ContactId == kept.Id && merge.Identities.Contains(c.ContactIdentityId)).ToListAsync(cancellationToken);
        var restored = await RestoreAsync(
            kept, merge, [.. merges.SkipWhile(m => m != merge).Skip(1)], conversations, cancellationToken);
        var (labels, segments) = (merge.Labels.ToHashSet(), merge.Segments.ToHashSet());
        merges.SkipWhile(m => m != merge).Skip(1).ToList().ForEach(later => later.Forget(merge, labels, segments));
        kept.Revise();
        restored.ReviseBeyond(kept);
        merge.Undo(by, now);
        db.ContactChanges.Add(ContactChange.Of(kept, by, merge, now));
        await audit.AddAsync(AuditAct.UndoContactMerge, nameof(Contact), kept.Id, (string?)null, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);

        // The restored one is there: from here on it can be named.
        var parts = new MergedParts(db, merge);
        await parts.GiveBackIdentitiesAsync(restored, conversations, now, cancellationToken);
        await parts.GiveBackLabelsAsync([.. merge.Labels.Except(labels)], cancellationToken);
        await parts.GiveBackSegmentsAsync([.. merge.Segments.Except(segments)], cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Puts back what both were, and adds the one that was gone.</summary>
    private async Task<Contact> RestoreAsync(
        Contact kept, ContactMerge merge, List<ContactMerge> laterMerges, List<Conversation> conversations,
        CancellationToken cancellationToken)
    {
        var restored = new Contact(kept.OrganizationId, merge.MergedName, merge.At);
        var entry = db.Entry(restored);
        entry.Property(c => c.Id).CurrentValue = merge.MergedId;
        ContactSnapshot.Parse(merge.Merged).WriteTo(entry);
        entry.State = EntityState.Added;
        var current = ContactSnapshot.Of(db.Entry(kept));
        var later = await LaterActs.LoadAsync(db, merge, cancellationToken);
        current.Without(ContactSnapshot.Parse(merge.Before), ContactSnapshot.Parse(merge.After), later.Unsure)
            .RefilledFrom(laterMerges.Select(m => ContactSnapshot.Parse(m.Merged)), current).WriteTo(db.Entry(kept));
        later.Apply(kept, restored);
        await RestoreActivityAsync(kept, merge, conversations, restored, cancellationToken);
        return restored;
    }

    /// <summary>When each was last active, with what was written since; and the picture, if it is there still.</summary>
    private async Task RestoreActivityAsync(
        Contact kept, ContactMerge merge, List<Conversation> conversations, Contact restored, CancellationToken cancellationToken)
    {
        var theirs = await db.Conversations.Where(c => c.ContactId == kept.Id && !merge.Identities.Contains(c.ContactIdentityId))
            .MaxAsync(c => (DateTimeOffset?)c.LastMessageAt, cancellationToken);
        var before = ContactSnapshot.Parse(merge.Before);
        db.Entry(kept).Property(c => c.LastActivityAt).CurrentValue = before.LastActivityAt;
        kept.Touch(theirs ?? before.LastActivityAt);
        conversations.ForEach(conversation => restored.Touch(conversation.LastMessageAt));
        foreach (var contact in new[] { kept, restored })
        {
            if (contact.PictureFileId is { } file
                && !await db.StoredFiles.AnyAsync(f => f.Id == file && f.State != StoredFileState.Erased, cancellationToken))
            {
                // Meta is asked for it again.
                contact.TakePicture(from: "", fileId: null);
            }
        }
    }
}
