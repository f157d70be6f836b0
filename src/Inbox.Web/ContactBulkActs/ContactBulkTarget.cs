using Inbox.Web.Tenancy;

namespace Inbox.Web.ContactBulkActs;

/// <summary>One of the contacts that are chosen, and what became of them.</summary>
public sealed class ContactBulkTarget : IOrganizationOwned
{
    public ContactBulkTarget(Guid organizationId, Guid actId, Guid contactId) =>
        (OrganizationId, ActId, ContactId) = (organizationId, actId, contactId);

    public Guid OrganizationId { get; private set; }

    public Guid ActId { get; private set; }

    public Guid ContactId { get; private set; }

    /// <summary>Null until it is their turn.</summary>
    public ContactBulkOutcome? Outcome { get; private set; }

    /// <summary>Whose the contact was before they were given to somebody else.</summary>
    public Guid? OwnerBeforeId { get; private set; }

    /// <summary>The conversation that was closed when they were blocked.</summary>
    public Guid? ClosedConversationId { get; private set; }

    public void Leave(ContactBulkOutcome outcome) => Outcome = outcome;

    /// <summary>They are given to somebody.</summary>
    /// <param name="isChanged">Whether they were not that agent's before.</param>
    public void ChangeOwner(Guid? before, bool isChanged) =>
        (Outcome, OwnerBeforeId) = (isChanged ? ContactBulkOutcome.Changed : ContactBulkOutcome.Unchanged, before);

    /// <summary>They are blocked now.</summary>
    public void Block(Guid? closedConversationId) =>
        (Outcome, ClosedConversationId) = (ContactBulkOutcome.Changed, closedConversationId);
}
