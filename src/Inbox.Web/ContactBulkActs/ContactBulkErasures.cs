using Inbox.Web.Erasure;
using Inbox.Web.Organizations;

namespace Inbox.Web.ContactBulkActs;

/// <summary>Erases many contacts, each as by itself. There is no way back.</summary>
public sealed class ContactBulkErasures(ContactErasure erasure) : IContactBulkSingleStep
{
    public async Task<Action<ContactBulkTarget>> RunAsync(
        ContactBulkAct act, Agent by, Guid contactId, CancellationToken cancellationToken)
    {
        // Whoever was erased is chosen no more, and is counted by that.
        await erasure.EraseAsync(by, contactId, cancellationToken);
        return target => target.Leave(ContactBulkOutcome.LeftOut);
    }
}
