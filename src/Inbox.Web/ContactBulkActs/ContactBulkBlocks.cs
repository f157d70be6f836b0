using Inbox.Web.Contacts;
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
{
    /// <summary>Within the transaction that it is noted in.</summary>
    /// <returns>What is to be noted of them.</returns>
    public Task<Action<ContactBulkTarget>> RunAsync(
        ContactBulkAct act, Agent by, Guid contactId, CancellationToken cancellationToken) =>
        act.State == ContactBulkState.Undoing ? UnblockAsync(act, by, contactId, cancellationToken)
            : BlockAsync(by, contactId, cancellationToken);

    private async Task<Action<ContactBulkTarget>> BlockAsync(Agent by, Guid contactId, CancellationToken cancellationToken)
    {
        var newest = await NewestConversation.FindAsync(db, by, contactId, cancellationToken);
        if (newest is { BlockedAt: not null })
        {
            return target => target.Leave(ContactBulkOutcome.Unchanged);
        }

        return newest is null || await BlockAsync(by, newest.Id, isBlocked: true, cancellationToken) != EditOutcome.Done
            ? target => target.Leave(ContactBulkOutcome.LeftOut)
            : await NoteOfAsync(contactId, newest, cancellationToken);
    }

    private Task<EditOutcome> BlockAsync(Agent by, Guid conversationId, bool isBlocked, CancellationToken cancellationToken) =>
        blocks.BlockAsync(by, conversationId, isBlocked, cancellationToken, isOfContact: true);

    private async Task<Action<ContactBulkTarget>> NoteOfAsync(
        Guid contactId, NewestConversation newest, CancellationToken cancellationToken)
    {
        var blockedAt = await db.Contacts.Where(c => c.Id == contactId).Select(c => c.BlockedAt).SingleAsync(cancellationToken);
        return target =>
        {
            target.Block(blockedAt!.Value);
            if (newest.Status is not (ConversationStatus.Closed or ConversationStatus.Spam))
            {
                target.CloseConversation(newest.Id, newest.Status == ConversationStatus.Snoozed, newest.SnoozedUntil);
            }
        };
    }

    /// <summary>
    /// Whoever was unblocked meanwhile, or blocked anew, or became one with another, stays so; and a conversation that was opened or closed
    /// since.
    /// </summary>
    private async Task<Action<ContactBulkTarget>> UnblockAsync(
        ContactBulkAct act, Agent by, Guid contactId, CancellationToken cancellationToken)
    {
        var (actId, newest) = (act.Id, await NewestConversation.FindAsync(db, by, contactId, cancellationToken));
        var done = await db.ContactBulkTargets.AsNoTracking()
            .SingleOrDefaultAsync(t => t.ActId == actId && t.ContactId == contactId, cancellationToken);
        if (newest?.BlockedAt is null || newest.BlockedAt != done?.BlockedAt
            || (await db.MergedSinceAsync([contactId], act.StartedAt, cancellationToken)).Count > 0
            || await BlockAsync(by, newest.Id, isBlocked: false, cancellationToken) != EditOutcome.Done)
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
}
