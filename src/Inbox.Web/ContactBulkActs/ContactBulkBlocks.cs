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

        if (await OwnBlockAsync(by, contactId, act.StartedAt, cancellationToken) is not { } blockedAt)
        {
            return target => target.Leave(ContactBulkOutcome.Unchanged);
        }

        return target => Note(target, newest, blockedAt);
    }

    private static void Note(ContactBulkTarget target, Newest newest, DateTimeOffset blockedAt)
    {
        target.Block(blockedAt);
        if (newest.Status is not (ConversationStatus.Closed or ConversationStatus.Spam) || newest.ClosedAt == blockedAt)
        {
            target.CloseConversation(newest.Id, newest.Status == ConversationStatus.Snoozed, newest.SnoozedUntil);
        }
    }

    /// <summary>Whoever was unblocked meanwhile, or blocked anew, stays so; and a conversation that was opened or closed since.</summary>
    private async Task<Action<ContactBulkTarget>> UnblockAsync(
        ContactBulkAct act, Agent by, Guid contactId, CancellationToken cancellationToken)
    {
        var (actId, newest) = (act.Id, await NewestAsync(by, contactId, cancellationToken));
        var done = await db.ContactBulkTargets.AsNoTracking()
            .SingleOrDefaultAsync(t => t.ActId == actId && t.ContactId == contactId, cancellationToken);
        if (newest?.BlockedAt is null || newest.BlockedAt != done?.BlockedAt
            || await blocks.BlockAsync(by, newest.Id, isBlocked: false, cancellationToken) != EditOutcome.Done)
        {
            return target => target.Leave(ContactBulkOutcome.Kept);
        }

        if (done.ClosedConversationId is { } conversationId)
        {
            await ReopenAsync(by, conversationId, done, cancellationToken);
        }

        return target => target.Leave(ContactBulkOutcome.TakenBack);
    }

    private Task<EditOutcome> ReopenAsync(Agent by, Guid conversationId, ContactBulkTarget done, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var restsOn = done.WasSnoozed && (done.SnoozedUntil is null || done.SnoozedUntil > now);
        return conversations.EditAsync(
            by, conversationId,
            c => c.ClosedById != by.Id || c.ClosedAt != done.BlockedAt ? null
                : restsOn ? c.Snooze(by, done.SnoozedUntil, now) : c.Reopen(by, now),
            cancellationToken);
    }

    /// <summary>When this agent blocked them, if that block holds and is no older: a thread tells of each.</summary>
    private Task<DateTimeOffset?> OwnBlockAsync(Agent by, Guid contactId, DateTimeOffset? since, CancellationToken cancellationToken)
    {
        var agentId = by.Id;
        return db.Contacts.Where(c => c.Id == contactId && c.BlockedAt >= since && db.Activities.Any(
                a => a.Kind == ActivityKind.BlockedContact && a.AgentId == agentId && a.At == c.BlockedAt
                    && db.Conversations.Any(x => x.Id == a.ConversationId && x.ContactId == contactId)))
            .Select(c => c.BlockedAt).SingleOrDefaultAsync(cancellationToken);
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
