using Inbox.Web.Conversations;
using Inbox.Web.Data;
using Inbox.Web.Organizations;
using Inbox.Web.Triage;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.ContactBulkActs;

/// <summary>
/// Blocks many contacts, each in their newest conversation, as on their own page; and unblocks them. Who never wrote has nothing to be
/// blocked from.
/// </summary>
public sealed class ContactBulkBlocks(InboxDbContext db, BlockService blocks, ConversationService conversations, TimeProvider clock)
    : IContactBulkSingleStep
{
    public Task<Action<ContactBulkTarget>> RunAsync(
        ContactBulkAct act, Agent by, Guid contactId, CancellationToken cancellationToken) =>
        act.State == ContactBulkState.Undoing ? UnblockAsync(act, by, contactId, cancellationToken)
            : BlockAsync(act, by, contactId, cancellationToken);

    private async Task<Action<ContactBulkTarget>> BlockAsync(
        ContactBulkAct act, Agent by, Guid contactId, CancellationToken cancellationToken)
    {
        var newest = await NewestAsync(by, contactId, cancellationToken);
        if (newest is null || await blocks.BlockAsync(by, newest.Id, isBlocked: true, cancellationToken) != EditOutcome.Done)
        {
            return target => target.Leave(ContactBulkOutcome.LeftOut);
        }

        if (!await IsBlockedByAsync(by, contactId, act.StartedAt, cancellationToken))
        {
            return target => target.Leave(ContactBulkOutcome.Unchanged);
        }

        var isClosed = newest.Status is not (ConversationStatus.Closed or ConversationStatus.Spam)
            || (newest.ClosedById == by.Id && newest.ClosedAt >= act.StartedAt);
        return target => target.Block(isClosed ? newest.Id : null, newest.SnoozedUntil);
    }

    /// <summary>Whoever was unblocked meanwhile, or blocked anew, stays so; and a conversation that was opened or closed since.</summary>
    private async Task<Action<ContactBulkTarget>> UnblockAsync(
        ContactBulkAct act, Agent by, Guid contactId, CancellationToken cancellationToken)
    {
        var newest = await NewestAsync(by, contactId, cancellationToken);
        if (newest is null || !await IsBlockedByAsync(by, contactId, act.StartedAt, cancellationToken)
            || await blocks.BlockAsync(by, newest.Id, isBlocked: false, cancellationToken) != EditOutcome.Done)
        {
            return target => target.Leave(ContactBulkOutcome.Kept);
        }

        var (actId, blockedAt, now) = (act.Id, newest.BlockedAt, clock.GetUtcNow());
        var closed = await db.ContactBulkTargets.AsNoTracking()
            .SingleOrDefaultAsync(t => t.ActId == actId && t.ContactId == contactId, cancellationToken);
        if (closed?.ClosedConversationId is { } conversationId)
        {
            await conversations.EditAsync(
                by, conversationId,
                c => c.ClosedById != by.Id || c.ClosedAt != blockedAt ? null
                    : closed.SnoozedUntil > now ? c.Snooze(by, closed.SnoozedUntil, now) : c.Reopen(by, now),
                cancellationToken);
        }

        return target => target.TakeBack(now);
    }

    /// <summary>Whether the block that holds is this agent's, since a moment: a thread tells of each.</summary>
    private Task<bool> IsBlockedByAsync(Agent by, Guid contactId, DateTimeOffset? since, CancellationToken cancellationToken)
    {
        var agentId = by.Id;
        return db.Contacts.AnyAsync(
            c => c.Id == contactId && c.BlockedAt >= since && db.Activities.Any(
                a => a.Kind == ActivityKind.BlockedContact && a.AgentId == agentId && a.At == c.BlockedAt
                    && db.Conversations.Any(x => x.Id == a.ConversationId && x.ContactId == contactId)),
            cancellationToken);
    }

    private Task<Newest?> NewestAsync(Agent by, Guid contactId, CancellationToken cancellationToken) =>
        db.VisibleTo(by).Where(c => c.ContactId == contactId)
            .OrderByDescending(c => c.LastMessageAt).ThenByDescending(c => c.Id)
            .Select(c => new Newest(
                c.Id, c.Status, c.ClosedById, c.ClosedAt, c.SnoozedUntil,
                db.Contacts.Where(x => x.Id == contactId).Select(x => x.BlockedAt).Single()))
            .FirstOrDefaultAsync(cancellationToken);

    private sealed record Newest(
        Guid Id, ConversationStatus Status, Guid? ClosedById, DateTimeOffset? ClosedAt, DateTimeOffset? SnoozedUntil,
        DateTimeOffset? BlockedAt);
}
