using Inbox.Web.Contacts;
using Inbox.Web.Data;
using Inbox.Web.Organizations;
using Inbox.Web.Threads;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.ContactDirectory;

/// <summary>Puts labels on contacts and takes them off; what is so already stays so.</summary>
public sealed class ContactLabelService(InboxDbContext db, TimeProvider clock)
{
    /// <returns>Whether there is such a contact that the agent sees, and such a label.</returns>
    public Task<bool> LabelAsync(Agent by, Guid contactId, Guid labelId, bool isOn, CancellationToken cancellationToken) =>
        db.RetryOnConflictAsync(async () =>
        {
            var contact = await db.ContactsVisibleTo(by).AsNoTracking().SingleOrDefaultAsync(c => c.Id == contactId, cancellationToken);
            var label = await db.Labels.AsNoTracking().SingleOrDefaultAsync(l => l.Id == labelId && l.RetiredAt == null, cancellationToken);
            if (contact is null || label is null)
            {
                return false;
            }

            var given = await db.ContactLabels.SingleOrDefaultAsync(
                l => l.ContactId == contactId && l.LabelId == labelId, cancellationToken);
            if (isOn != given is not null)
            {
                _ = given is null
                    ? db.Add(new ContactLabel(contact.OrganizationId, contactId, labelId)) as object : db.ContactLabels.Remove(given);
                db.ContactChanges.Add(ContactChange.Of(contact, by, label, isOn, clock.GetUtcNow()));
                await db.ForgetLabelOriginAsync([contactId], labelId, cancellationToken);
                await db.SaveChangesAsync(cancellationToken);
            }

            return true;
        });
}
