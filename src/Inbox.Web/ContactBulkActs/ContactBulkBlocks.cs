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
        if (newest?.BlockedAt < act.StartedAt)
        {
            return target => target.Leave(ContactBulkOutcome.Unchanged);
        }

        if (newest is null || await blocks.BlockAsync(by, newest.Id, isBlocked: true, cancellationToken) != EditOutcome.Done)
        {
            return target => target.Leave(ContactBulkOutcome.LeftOut);
        }

        Guid? closed = newest.IsClosedBy(by, act.StartedAt)
            || newest.Status is ConversationStatus.Open or ConversationStatus.Snoozed ? newest.Id : null;
        return target => target.Block(closed);
    }

    /// <summary>Whoever was unblocked meanwhile, or blocked anew, stays so; and a conversation that was opened or closed since.</summary>
    private async Task<Action<ContactBulkTarget>> UnblockAsync(
        ContactBulkAct act, Agent by, Guid contactId, CancellationToken cancellationToken)
    {
        var newest = await NewestAsync(by, contactId, cancellationToken);
        if (newest is null || newest.BlockedAt is null || newest.BlockedAt < act.StartedAt || newest.BlockedAt > act.EndedAt
            || await blocks.BlockAsync(by, newest.Id, isBlocked: false, cancellationToken) != EditOutcome.Done)
        {
            return target => target.Leave(ContactBulkOutcome.Kept);
        }

        var actId = act.Id;
        var closed = await db.ContactBulkTargets.Where(t => t.ActId == actId && t.ContactId == contactId)
            .Select(t => t.ClosedConversationId).SingleOrDefaultAsync(cancellationToken);
        if (closed is { } conversationId)
        {
            await ReopenAsync(act, by, conversationId, cancellationToken);
        }

        return target => target.Leave(ContactBulkOutcome.TakenBack);
    }

    private Task<EditOutcome> ReopenAsync(ContactBulkAct act, Agent by, Guid conversationId, CancellationToken cancellationToken) =>
        conversations.EditAsync(
            by, conversationId,
            c => c.ClosedById == by.Id && c.ClosedAt >= act.StartedAt && c.ClosedAt <= act.EndedAt
                ? c.Reopen(by, clock.GetUtcNow()) : null,
            cancellationToken);

    private Task<Newest?> NewestAsync(Agent by, Guid contactId, CancellationToken cancellationToken) =>
        db.VisibleTo(by).Where(c => c.ContactId == contactId)
            .OrderByDescending(c => c.LastMessageAt).ThenByDescending(c => c.Id)
            .Select(c => new Newest(
                c.Id, c.Status, c.ClosedById, c.ClosedAt, db.Contacts.Where(x => x.Id == contactId).Select(x => x.BlockedAt).Single()))
            .FirstOrDefaultAsync(cancellationToken);

    private sealed record Newest(
        Guid Id, ConversationStatus Status, Guid? ClosedById, DateTimeOffset? ClosedAt, DateTimeOffset? BlockedAt)
    {
        public bool IsClosedBy(Agent by, DateTimeOffset? from) => ClosedById == by.Id && ClosedAt >= from;
    }
}
