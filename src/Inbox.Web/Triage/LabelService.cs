using Inbox.Web.Contacts;
using Inbox.Web.Conversations;
using Inbox.Web.Data;
using Inbox.Web.Organizations;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Triage;

/// <summary>Puts labels on a conversation or its contact, and takes them off; what is so already stays so.</summary>
public sealed class LabelService(InboxDbContext db, TimeProvider clock)
{
    /// <returns>Whether there is such a conversation, and such a label.</returns>
    public async Task<bool> LabelConversationAsync(
        Agent by, Guid conversationId, Guid labelId, bool isOn, CancellationToken cancellationToken)
    {
        if (await FindAsync(by, conversationId, labelId, cancellationToken) is not { } conversation)
        {
            return false;
        }

        var label = await db.ConversationLabels.SingleOrDefaultAsync(
            l => l.ConversationId == conversationId && l.LabelId == labelId, cancellationToken);
        if (isOn != label is not null)
        {
            Change(label, () => new ConversationLabel(conversation.OrganizationId, conversationId, labelId));
            db.Activities.Add(
                new(conversation, isOn ? ActivityKind.Labelled : ActivityKind.Unlabelled, by, clock.GetUtcNow()) { LabelId = labelId });
            await SaveAsync(cancellationToken);
        }

        return true;
    }

    /// <returns>Whether there is such a conversation, and such a label.</returns>
    public async Task<bool> LabelContactAsync(Agent by, Guid conversationId, Guid labelId, bool isOn, CancellationToken cancellationToken)
    {
        if (await FindAsync(by, conversationId, labelId, cancellationToken) is not { } conversation)
        {
            return false;
        }

        var contactId = conversation.ContactId;
        var label = await db.ContactLabels.SingleOrDefaultAsync(l => l.ContactId == contactId && l.LabelId == labelId, cancellationToken);
        if (isOn != label is not null)
        {
            Change(label, () => new ContactLabel(conversation.OrganizationId, contactId, labelId)
            {
                ContactIdentityId = conversation.ContactIdentityId,
            });
            await NoteAsync(by, conversation, labelId, isOn, cancellationToken);
            await SaveAsync(cancellationToken);
        }

        return true;
    }

    private async Task NoteAsync(Agent by, Conversation conversation, Guid labelId, bool isOn, CancellationToken cancellationToken)
    {
        var contactId = conversation.ContactId;
        var contact = await db.Contacts.AsNoTracking().SingleAsync(c => c.Id == contactId, cancellationToken);
        var label = await db.Labels.AsNoTracking().SingleAsync(l => l.Id == labelId, cancellationToken);
        db.ContactChanges.Add(ContactChange.Of(
            contact, by, label, isOn, clock.GetUtcNow(), identityId: conversation.ContactIdentityId));
    }

    private Task<Conversation?> FindAsync(Agent by, Guid conversationId, Guid labelId, CancellationToken cancellationToken) =>
        db.VisibleTo(by).AsNoTracking().SingleOrDefaultAsync(
            c => c.Id == conversationId && db.Labels.Any(l => l.Id == labelId && l.RetiredAt == null), cancellationToken);

    private void Change<TLabel>(TLabel? known, Func<TLabel> make) where TLabel : class =>
        _ = known is null ? db.Add(make()) : db.Remove(known);

    private async Task SaveAsync(CancellationToken cancellationToken)
    {
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            // Somebody took it off a moment earlier.
        }
        catch (DbUpdateException exception) when (exception.IsUniqueViolation())
        {
            // Somebody put it on a moment earlier.
        }
    }
}
