using Inbox.Web.Contacts;
using Inbox.Web.Data;
using Inbox.Web.Organizations;
using Inbox.Web.Triage;

namespace Inbox.Web.ContactBulkActs;

/// <summary>Unblocks many contacts, each as on their own page; and blocks them again.</summary>
public sealed class ContactBulkUnblocks(InboxDbContext db, BlockService blocks)
{
    /// <summary>Within the transaction that it is noted in.</summary>
    /// <returns>What is to be noted of them.</returns>
    public async Task<Action<ContactBulkTarget>> RunAsync(
        ContactBulkAct act, Agent by, Guid contactId, CancellationToken cancellationToken)
    {
        var isBack = act.State == ContactBulkState.Undoing;
        var newest = await NewestConversation.FindAsync(db, by, contactId, cancellationToken);
        if (newest is null || (isBack && (await db.MergedSinceAsync([contactId], act.StartedAt, cancellationToken)).Count > 0))
        {
            return target => target.Leave(isBack ? ContactBulkOutcome.Kept : ContactBulkOutcome.LeftOut);
        }

        if (newest.BlockedAt is not null == isBack)
        {
            return target => target.Leave(isBack ? ContactBulkOutcome.Kept : ContactBulkOutcome.Unchanged);
        }

        return await blocks.BlockAsync(by, newest.Id, isBlocked: isBack, cancellationToken, isOfContact: true) == EditOutcome.Done
            ? target => target.Leave(isBack ? ContactBulkOutcome.TakenBack : ContactBulkOutcome.Changed)
            : target => target.Leave(isBack ? ContactBulkOutcome.Kept : ContactBulkOutcome.LeftOut);
    }
}
