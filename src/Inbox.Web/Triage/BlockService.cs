using Inbox.Web.Contacts;
using Inbox.Web.Conversations;
using Inbox.Web.Data;
using Inbox.Web.Organizations;
using Inbox.Web.Receiving;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Triage;

/// <summary>
/// Blocks the contact of a conversation and closes it. What a blocked contact writes is kept where it falls, but counts as read, reopens
/// nothing and waits for nobody (<see cref="MessageReceiver"/>). Unblocked, their next words come to the inbox as everybody's.
/// </summary>
public sealed class BlockService(InboxDbContext db, ConversationService editor, TimeProvider clock)
{
    /// <param name="isOfContact">Whether it is done to the contact as such, and not beside a thread.</param>
    public async Task<EditOutcome> BlockAsync(
        Agent by, Guid conversationId, bool isBlocked, CancellationToken cancellationToken, bool isOfContact = false)
    {
        var contact = await db.Contacts.SingleOrDefaultAsync(
            x => db.VisibleTo(by).Any(c => c.Id == conversationId && c.ContactId == x.Id), cancellationToken);
        if (contact is null)
        {
            return EditOutcome.NotFound;
        }

        if (contact.IsBlocked == isBlocked)
        {
            return EditOutcome.Done;
        }

        if (isBlocked && await IsElsewhereAsync(by, contact.Id, cancellationToken))
        {
            return EditOutcome.NotTheirsAlone;
        }

        return await editor.EditAsync(
            by, conversationId, conversation => Block(contact, conversation, by, isBlocked, isOfContact), cancellationToken);
    }

    /// <summary>Whether somebody may be at work with them where the agent sees nothing.</summary>
    private Task<bool> IsElsewhereAsync(Agent by, Guid contactId, CancellationToken cancellationToken)
    {
        var visible = db.VisibleTo(by);
        return db.Conversations.AnyAsync(
            c => c.ContactId == contactId && c.Status != ConversationStatus.Closed && !visible.Any(v => v.Id == c.Id), cancellationToken);
    }

    private Activity Block(Contact contact, Conversation conversation, Agent by, bool isBlocked, bool isOfContact)
    {
        var now = clock.GetUtcNow();
        db.Entry(contact).Property(x => x.BlockedAt).IsModified = true;
        if (!isBlocked)
        {
            contact.Unblock();
            return new(conversation, ActivityKind.UnblockedContact, by, now) { IsOfContact = isOfContact };
        }

        contact.Block(now);
        if (!conversation.IsSpam)
        {
            conversation.Close(by, now);
        }

        return new(conversation, ActivityKind.BlockedContact, by, now) { IsOfContact = isOfContact };
    }
}
