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

    /// <summary>Whether that conversation was snoozed, and until when; without a moment, until they write.</summary>
    public bool WasSnoozed { get; private set; }

    public DateTimeOffset? SnoozedUntil { get; private set; }

    /// <summary>Since when they are blocked by it.</summary>
    public DateTimeOffset? BlockedAt { get; private set; }

    /// <summary>What a label was that was taken off them, as <see cref="Contacts.LabelOrigin"/>.</summary>
    public string? LabelOrigin { get; private set; }

    public void Leave(ContactBulkOutcome outcome) => Outcome = outcome;

    /// <param name="labelOrigin">What the label was, where it was taken off.</param>
    public void ChangeLabel(string? labelOrigin) => (Outcome, LabelOrigin) = (ContactBulkOutcome.Changed, labelOrigin);

    /// <summary>They have another owner now.</summary>
    public void ChangeOwner(Guid? before) => (Outcome, OwnerBeforeId) = (ContactBulkOutcome.Changed, before);

    /// <summary>They are blocked now.</summary>
    public void Block(DateTimeOffset at) => (Outcome, BlockedAt) = (ContactBulkOutcome.Changed, at);

    /// <summary>A conversation was closed by that.</summary>
    public void CloseConversation(Guid id, bool wasSnoozed, DateTimeOffset? until) =>
        (ClosedConversationId, WasSnoozed, SnoozedUntil) = (id, wasSnoozed, until);
}
