using Inbox.Web.Audit;
using Inbox.Web.Contacts;
using Inbox.Web.Data;
using Inbox.Web.Organizations;
using Inbox.Web.Threads;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Merging;

/// <summary>
/// Makes two contacts one. Everything of the other becomes the kept one's, and the other is there no more; each conversation stays with the
/// identity that it is with. The reasons are keys of the localizer.
/// </summary>
public sealed class ContactMergeService(InboxDbContext db, AuditTrail audit, TimeProvider clock)
{
    /// <param name="asked">Keys of the properties whose values the other's replace; what the kept one has not is taken anyway.</param>
    /// <param name="seen">What both were when it was decided (<see cref="MergePreview.Seen"/>); null for whatever they are.</param>
    public Task<MergeResult> MergeAsync(
        Agent by, Guid keptId, Guid otherId, IReadOnlySet<string> asked, string? seen, CancellationToken cancellationToken) =>
        keptId == otherId
            ? Task.FromResult(MergeResult.Refused("This is the same contact. Choose another one."))
            : db.RetryOnConflictAsync(async () =>
            {
                await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
                await db.LockContactsAsync(by.OrganizationId, [keptId, otherId], cancellationToken);
                var both = await db.ContactsVisibleTo(by).Where(c => c.Id == keptId || c.Id == otherId).ToListAsync(cancellationToken);
                if (both.Find(c => c.Id == keptId) is not { } kept || both.Find(c => c.Id == otherId) is not { } other)
                {
                    return await db.ContactMerges.AnyAsync(
                        m => m.UndoneAt == null && (m.MergedId == keptId || m.MergedId == otherId), cancellationToken)
                        ? MergeResult.Refused("One of the two was merged meanwhile. Nothing was changed.") : MergeResult.NotFound;
                }

                if (seen is not null && seen != MergePreview.SeenOf(kept, other))
                {
                    return MergeResult.Refused("Somebody changed one of the two meanwhile. Look at both again.") with { IsRaced = true };
                }

                await MergeAsync(by, kept, other, asked, cancellationToken);
                await transaction.CommitAsync(cancellationToken);
                return new MergeResult(keptId);
            });

    private async Task MergeAsync(
        Agent by, Contact kept, Contact other, IReadOnlySet<string> asked, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var (before, merged) = (ContactSnapshot.Of(db.Entry(kept)), ContactSnapshot.Of(db.Entry(other)));
        var isKnownToMeta = await db.ContactIdentities.AnyAsync(i => i.ContactId == kept.Id, cancellationToken);
        var merge = new ContactMerge(kept, other, by, now);
        await MoveIdentitiesAsync(merge, kept, cancellationToken);
        await MoveMarksAsync(merge, cancellationToken);
        kept.Absorb(other, asked, takesProfile: !isKnownToMeta && merge.Identities.Length > 0);
        kept.ReviseBeyond(other);
        merge.Describe(before, ContactSnapshot.Of(db.Entry(kept)), merged);
        db.ContactMerges.Add(merge);
        db.ContactChanges.Add(ContactChange.Of(kept, by, merge, now));
        await audit.AddAsync(AuditAct.MergeContacts, nameof(Contact), kept.Id, (string?)null, cancellationToken);
        db.Entry(other).State = EntityState.Detached;
        await db.SaveChangesAsync(cancellationToken);
        await db.Contacts.Where(c => c.Id == merge.MergedId).ExecuteDeleteAsync(cancellationToken);
    }

    private async Task MoveIdentitiesAsync(ContactMerge merge, Contact kept, CancellationToken cancellationToken)
    {
        var (keptId, otherId) = (merge.ContactId, merge.MergedId);
        var identities = await db.ContactIdentities.Where(i => i.ContactId == otherId).OrderBy(i => i.Id).ToListAsync(cancellationToken);
        identities.ForEach(identity => identity.BelongTo(kept));
        var conversations = await db.Conversations.Where(c => c.ContactId == otherId).ToListAsync(cancellationToken);
        db.Give(conversations, kept);
        merge.Move(
            [.. identities.Select(i => i.Id)],
            await db.ContactNotes.Where(n => n.ContactId == otherId).Select(n => n.Id).ToArrayAsync(cancellationToken),
            await db.ContactChanges.Where(c => c.ContactId == otherId).Select(c => c.Id).ToArrayAsync(cancellationToken),
            await db.Referrals.Where(r => r.ContactId == otherId).Select(r => r.Id).ToArrayAsync(cancellationToken));
        await db.ContactNotes.Where(n => n.ContactId == otherId)
            .ExecuteUpdateAsync(set => set.SetProperty(n => n.ContactId, keptId), cancellationToken);
        await db.ContactChanges.Where(c => c.ContactId == otherId)
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.ContactId, keptId), cancellationToken);
        await db.Referrals.Where(r => r.ContactId == otherId)
            .ExecuteUpdateAsync(set => set.SetProperty(r => r.ContactId, keptId), cancellationToken);
        await db.ContactActivities.Where(a => a.ContactId == otherId)
            .ExecuteUpdateAsync(set => set.SetProperty(a => a.ContactId, keptId), cancellationToken);
    }

    /// <summary>Labels and frozen segments; what both have goes with the other one's row.</summary>
    private async Task MoveMarksAsync(ContactMerge merge, CancellationToken cancellationToken)
    {
        var (keptId, otherId) = (merge.ContactId, merge.MergedId);
        var labels = await db.ContactLabels.Where(l => l.ContactId == otherId)
            .Select(l => new { l.LabelId, IsCommon = db.ContactLabels.Any(k => k.ContactId == keptId && k.LabelId == l.LabelId) })
            .ToListAsync(cancellationToken);
        merge.MoveLabels(
            [.. labels.Where(l => !l.IsCommon).Select(l => l.LabelId)], [.. labels.Where(l => l.IsCommon).Select(l => l.LabelId)]);
        await db.ContactLabels.Where(l => l.ContactId == otherId && merge.Labels.Contains(l.LabelId))
            .ExecuteUpdateAsync(set => set.SetProperty(l => l.ContactId, keptId), cancellationToken);

        var segments = await db.SegmentMembers.Where(m => m.ContactId == otherId)
            .Select(m => new { m.SegmentId, IsCommon = db.SegmentMembers.Any(k => k.ContactId == keptId && k.SegmentId == m.SegmentId) })
            .ToListAsync(cancellationToken);
        merge.MoveSegments(
            [.. segments.Where(m => !m.IsCommon).Select(m => m.SegmentId)], [.. segments.Where(m => m.IsCommon).Select(m => m.SegmentId)]);
        await db.SegmentMembers.Where(m => m.ContactId == otherId && merge.Segments.Contains(m.SegmentId))
            .ExecuteUpdateAsync(set => set.SetProperty(m => m.ContactId, keptId), cancellationToken);
    }
}
