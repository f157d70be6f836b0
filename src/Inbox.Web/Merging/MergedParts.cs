using Inbox.Web.Contacts;
using Inbox.Web.Conversations;
using Inbox.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Merging;

/// <summary>Gives what came along with a merge back to whom it was of, with what came by it since.</summary>
internal sealed class MergedParts(InboxDbContext db, ContactMerge merge)
{
    private readonly Guid keptId = merge.ContactId;
    private readonly Guid restoredId = merge.MergedId;
    private readonly Guid[] theirs = merge.Identities;

    public async Task GiveBackIdentitiesAsync(
        Contact restored, IReadOnlyList<Conversation> conversations, DateTimeOffset now, CancellationToken cancellationToken)
    {
        foreach (var identity in await db.ContactIdentities.Where(i => theirs.Contains(i.Id) && i.ContactId == keptId)
            .ToListAsync(cancellationToken))
        {
            identity.BelongTo(restored);
            identity.RefreshProfileAt(identity.ProfileDueAt is null ? null : now);
        }

        db.Give(conversations, restored);
        await GiveBackRowsAsync([.. conversations.Select(c => c.Id)], cancellationToken);
    }

    private async Task GiveBackRowsAsync(Guid[] ids, CancellationToken cancellationToken)
    {
        await db.ContactNotes.Where(n => n.ContactId == keptId)
            .Where(n => merge.Notes.Contains(n.Id) || (n.ContactIdentityId != null && theirs.Contains(n.ContactIdentityId.Value)))
            .ExecuteUpdateAsync(set => set.SetProperty(n => n.ContactId, restoredId), cancellationToken);
        await db.ContactChanges.Where(c => c.ContactId == keptId)
            .Where(c => merge.Changes.Contains(c.Id) || (c.ContactIdentityId != null && theirs.Contains(c.ContactIdentityId.Value)))
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.ContactId, restoredId), cancellationToken);
        await db.Referrals.Where(r => r.ContactId == keptId)
            .Where(r => merge.Referrals.Contains(r.Id) || (r.ContactIdentityId != null && theirs.Contains(r.ContactIdentityId.Value))
                || (r.ConversationId != null && ids.Contains(r.ConversationId.Value)))
            .ExecuteUpdateAsync(set => set.SetProperty(r => r.ContactId, restoredId), cancellationToken);
        await db.ContactActivities.Where(a => a.ContactId == keptId && ids.Contains(a.ConversationId))
            .ExecuteUpdateAsync(set => set.SetProperty(a => a.ContactId, restoredId), cancellationToken);
    }

    /// <summary>What was taken off since is taken off both; what both had, both have. The caller saves.</summary>
    /// <param name="kept">Those that the kept one keeps, since a later merge brought them too.</param>
    public async Task GiveBackLabelsAsync(Guid[] kept, CancellationToken cancellationToken)
    {
        Guid[] common = [.. merge.CommonLabels, .. kept];
        var found = await db.ContactLabels.Where(l => l.ContactId == keptId && common.Contains(l.LabelId))
            .Select(l => l.LabelId).ToListAsync(cancellationToken);
        db.ContactLabels.AddRange(found.Select(label => new ContactLabel(merge.OrganizationId, restoredId, label)));
        await db.ContactLabels.Where(l => l.ContactId == keptId && !common.Contains(l.LabelId))
            .Where(l => merge.Labels.Contains(l.LabelId) || (l.ContactIdentityId != null && theirs.Contains(l.ContactIdentityId.Value)))
            .ExecuteUpdateAsync(set => set.SetProperty(l => l.ContactId, restoredId), cancellationToken);
    }

    /// <summary>The same of frozen segments.</summary>
    public async Task GiveBackSegmentsAsync(Guid[] kept, CancellationToken cancellationToken)
    {
        Guid[] common = [.. merge.CommonSegments, .. kept];
        var found = await db.SegmentMembers.Where(m => m.ContactId == keptId && common.Contains(m.SegmentId))
            .Select(m => m.SegmentId).ToListAsync(cancellationToken);
        db.SegmentMembers.AddRange(found.Select(segment => new SegmentMember(merge.OrganizationId, segment, restoredId)));
        await db.SegmentMembers.Where(m => m.ContactId == keptId && !common.Contains(m.SegmentId) && merge.Segments.Contains(m.SegmentId))
            .ExecuteUpdateAsync(set => set.SetProperty(m => m.ContactId, restoredId), cancellationToken);
    }
}
