using Inbox.Web.Organizations;

namespace Inbox.Web.ContactBulkActs;

/// <summary>Does one kind of act to one contact, or takes it back: again, it finds it done.</summary>
public interface IContactBulkSingleStep
{
    /// <returns>What is to be noted of them.</returns>
    Task<Action<ContactBulkTarget>> RunAsync(ContactBulkAct act, Agent by, Guid contactId, CancellationToken cancellationToken);
}
