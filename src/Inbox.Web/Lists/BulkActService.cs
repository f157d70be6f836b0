using Inbox.Web.Conversations;
using Inbox.Web.Data;
using Inbox.Web.Live;
using Inbox.Web.Organizations;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Lists;

/// <summary>
/// Does one thing to many conversations, all or none of it, and takes it back: what the act changed is as it was before, unless somebody
/// changed it since.
/// </summary>
public sealed class BulkActService(InboxDbContext db, InboxFeed feed, TimeProvider clock)
{
    /// <returns>Null where there is no such agent, team or label.</returns>
    /// <remarks>The same form at the same time finds on its next attempt what the other one did.</remarks>
    public Task<BulkAct?> ActAsync(Agent by, Guid actId, BulkOrder order, BulkTargets targets, CancellationToken cancellationToken) =>
        db.RetryOnConflictAsync(() => TryAsync(by, actId, order, targets, cancellationToken));

    private async Task<BulkAct?> TryAsync(Agent by, Guid actId, BulkOrder order, BulkTargets targets, CancellationToken cancellationToken)
    {
        var ids = targets.Ids;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var known = await db.BulkActs.AsNoTracking().SingleOrDefaultAsync(a => a.Id == actId, cancellationToken);
        if (known?.IsOf(by, order, targets) ?? false)
        {
            return known;
        }

        var now = ColumnTime.Fit(clock.GetUtcNow());
        if (await BulkAssignee.FindAsync(db, order.Kind, order.AssigneeId, order.TeamId, cancellationToken) is not { } to
            || (order.LabelId is { } label && !await db.Labels.AnyAsync(l => l.Id == label && l.RetiredAt == null, cancellationToken)))
        {
            return null;
        }

        var (changes, leftOut) = order.IsTriage
            ? await TriageAsync(by, order, to, ids, now, cancellationToken)
            : (await ChangeBesideAsync(by, order, ids, now, cancellationToken), 0);
        // A page that came back from the browser's memory has the id of what was done from it before.
        var ownId = known is null ? actId : Guid.CreateVersion7();
        var act = new BulkAct(by, ownId, order, changes, now) { LeftOut = leftOut, Newer = targets.Newer };
        await ForgetOldAsync(by, now, cancellationToken);
        db.BulkActs.Add(act);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        Tell(act, changes);
        return act;
    }

    /// <returns>The act, taken back now or before; null where there is none of the agent's, or it is too late.</returns>
    public async Task<BulkAct?> UndoAsync(Agent by, Guid actId, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        // Who takes back the same a second time at once waits here, and finds it taken back.
        await db.BulkActs.Where(a => a.Id == actId).ExecuteUpdateAsync(a => a.SetProperty(x => x.Kept, x => x.Kept), cancellationToken);
        var act = await db.BulkActs.SingleOrDefaultAsync(a => a.Id == actId && a.AgentId == by.Id, cancellationToken);
        var now = ColumnTime.Fit(clock.GetUtcNow());
        if (act is null || !act.CanUndo(now))
        {
            return act?.UndoneAt is null ? null : act;
        }

        var changes = act.ReadChanges();
        var restored = await RevertAsync(by, act, changes, now, cancellationToken);
        act.Undo(changes.Count - restored.Count, now);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        Tell(act, changes);
        return act;
    }

    private async Task<(IReadOnlyList<BulkChange> Changes, int LeftOut)> TriageAsync(
        Agent by, BulkOrder order, BulkAssignee to, Guid[] ids, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (changes, rows, leftOut) = (new List<BulkChange>(), new List<BulkRow>(), 0);
        var open = new HashSet<Guid>();
        foreach (var (conversation, hasAnother) in await LockAsync(by, ids, cancellationToken))
        {
            var before = TriageState.Of(conversation);
            if (order.Apply(conversation, by, to, now) is not { } line)
            {
                continue;
            }

            var after = TriageState.Of(conversation);
            if (IsTaken(before, after, hasAnother, conversation.ContactIdentityId, open))
            {
                leftOut++;
                continue;
            }

            changes.Add(new(conversation.Id, before, after));
            rows.Add(BulkRow.Of(conversation.Id, after, line.Kind, line));
        }

        await BulkStatements.SaveAsync(db, by, rows, now, cancellationToken);
        return (changes, leftOut);
    }

    private async Task<List<ChangedConversation>> RevertAsync(
        Agent by, BulkAct act, IReadOnlyList<BulkChange> changes, DateTimeOffset now, CancellationToken cancellationToken) =>
        act.Kind switch
        {
            BulkKind.Label =>
                await BulkStatements.UnlabelAsync(
                    db, by, act.LabelId!.Value, await SeenAsync(by, changes, cancellationToken), now, cancellationToken),
            BulkKind.Unlabel =>
                await BulkStatements.LabelAsync(
                    db, by, act.LabelId!.Value, await SeenAsync(by, changes, cancellationToken), now, cancellationToken),
            BulkKind.MarkRead or BulkKind.MarkUnread => await BulkStatements.MarkAsync(
                db, by, changes.Select(change => (change.Id, change.ReadAfter, change.ReadBefore)), cancellationToken),
            _ => await RestoreAsync(by, act, await BulkChange.WithoutLeftAsync(db, changes, cancellationToken), now, cancellationToken),
        };

    private async Task<List<ChangedConversation>> RestoreAsync(
        Agent by, BulkAct act, IReadOnlyList<BulkChange> changes, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var made = changes.ToDictionary(change => change.Id);
        var open = new HashSet<Guid>();
        var rows = (await LockAsync(by, [.. made.Keys], cancellationToken))
            .Where(found => TriageState.Of(found.Conversation) == made[found.Conversation.Id].After
                && !made[found.Conversation.Id].HidesNews(found.Conversation, act.At)
                && !IsTaken(
                    made[found.Conversation.Id].After!, made[found.Conversation.Id].Before!, found.HasAnother,
                    found.Conversation.ContactIdentityId, open))
            .Select(found => BulkRow.Of(found.Conversation.Id, made[found.Conversation.Id].Before!, ActivityKind.Undone, line: null))
            .ToList();
        await BulkStatements.SaveAsync(db, by, rows, now, cancellationToken);
        return rows.ConvertAll(row => new ChangedConversation(row.Id));
    }

    private async Task<IReadOnlyList<BulkChange>> ChangeBesideAsync(
        Agent by, BulkOrder order, Guid[] ids, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var seen = await db.VisibleTo(by).Where(c => ids.Contains(c.Id)).Select(c => new
        {
            c.Id,
            c.LastIncomingReceivedAt,
            ReadUntil = db.ReadMarkers.Where(m => m.AgentId == by.Id && m.ConversationId == c.Id).Select(m => (DateTimeOffset?)m.ReadUntil)
                .FirstOrDefault(),
        }).ToListAsync(cancellationToken);
        Guid[] all = [.. seen.Select(one => one.Id)];
        if (order.LabelId is { } label)
        {
            var labelled = order.Kind == BulkKind.Label
                ? await BulkStatements.LabelAsync(db, by, label, all, now, cancellationToken)
                : await BulkStatements.UnlabelAsync(db, by, label, all, now, cancellationToken);
            return labelled.ConvertAll(changed => new BulkChange(changed.ConversationId));
        }

        var isRead = order.Kind == BulkKind.MarkRead;
        var marks = seen.Where(one => one.LastIncomingReceivedAt is { } last && (last <= (one.ReadUntil ?? by.CreatedAt)) != isRead)
            .Select(one => (one.Id, Was: one.ReadUntil, Becomes: isRead
                ? one.LastIncomingReceivedAt : one.LastIncomingReceivedAt!.Value.AddMicroseconds(-1))).ToList();
        var marked = (await BulkStatements.MarkAsync(db, by, marks, cancellationToken)).Select(changed => changed.ConversationId)
            .ToHashSet();
        return [.. marks.Where(mark => marked.Contains(mark.Id))
            .Select(mark => new BulkChange(mark.Id, ReadBefore: mark.Was, ReadAfter: mark.Becomes))];
    }

    /// <summary>There is at most one conversation of a person that is not closed.</summary>
    private static bool IsTaken(TriageState before, TriageState after, bool hasAnother, Guid identityId, HashSet<Guid> open) =>
        before.Status == ConversationStatus.Closed && after.Status != ConversationStatus.Closed && (hasAnother || !open.Add(identityId));

    private async Task<List<(Conversation Conversation, bool HasAnother)>> LockAsync(
        Agent by, Guid[] ids, CancellationToken cancellationToken)
    {
        await BulkStatements.LockAsync(db, by, ids, cancellationToken);
        var found = await db.VisibleTo(by).AsNoTracking().Where(c => ids.Contains(c.Id)).Select(c => new
        {
            Conversation = c,
            HasAnother = db.Conversations.Any(
                o => o.ContactIdentityId == c.ContactIdentityId && o.Id != c.Id && o.Status != ConversationStatus.Closed),
        }).ToListAsync(cancellationToken);
        return found.ConvertAll(one => (one.Conversation, one.HasAnother));
    }

    private async Task<Guid[]> SeenAsync(Agent by, IReadOnlyList<BulkChange> changes, CancellationToken cancellationToken)
    {
        var ids = changes.Select(change => change.Id).ToArray();
        return await db.VisibleTo(by).Where(c => ids.Contains(c.Id)).Select(c => c.Id).ToArrayAsync(cancellationToken);
    }

    private Task<int> ForgetOldAsync(Agent by, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (agentId, oldest) = (by.Id, now - BulkAct.UndoTimeout);
        return db.BulkActs.Where(a => a.AgentId == agentId && a.At < oldest).ExecuteDeleteAsync(cancellationToken);
    }

    private void Tell(BulkAct act, IReadOnlyList<BulkChange> changes)
    {
        Guid? only = act.Kind is BulkKind.MarkRead or BulkKind.MarkUnread ? act.AgentId : null;
        foreach (var change in changes)
        {
            feed.Publish(new(act.OrganizationId, change.Id, only));
        }
    }
}
