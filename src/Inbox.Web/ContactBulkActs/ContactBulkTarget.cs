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

    /// <summary>Until when that conversation was snoozed.</summary>
    public DateTimeOffset? SnoozedUntil { get; private set; }

    /// <summary>When they were changed, as their history says it.</summary>
    public DateTimeOffset? ChangedAt { get; private set; }

    /// <summary>When that was taken back.</summary>
    public DateTimeOffset? TakenBackAt { get; private set; }

    /// <summary>What a label was that was taken off them, as <see cref="Contacts.LabelOrigin"/>.</summary>
    public string? LabelOrigin { get; private set; }

    public void Leave(ContactBulkOutcome outcome) => Outcome = outcome;

    /// <param name="labelOrigin">What the label was, where it was taken off.</param>
    public void ChangeLabel(DateTimeOffset now, string? labelOrigin) =>
        (Outcome, ChangedAt, LabelOrigin) = (ContactBulkOutcome.Changed, now, labelOrigin);

    /// <summary>They have another owner now.</summary>
    public void ChangeOwner(Guid? before, DateTimeOffset now) =>
        (Outcome, OwnerBeforeId, ChangedAt) = (ContactBulkOutcome.Changed, before, now);

    /// <summary>An earlier act was taken back: whose the contact was before this one is whose it was before that.</summary>
    public void ForgetOwner(Guid? before) => OwnerBeforeId = before;

    /// <summary>They are blocked now.</summary>
    public void Block(Guid? closedConversationId, DateTimeOffset? snoozedUntil) =>
        (Outcome, ClosedConversationId, SnoozedUntil) = (ContactBulkOutcome.Changed, closedConversationId, snoozedUntil);

    public void TakeBack(DateTimeOffset now) => (Outcome, TakenBackAt) = (ContactBulkOutcome.TakenBack, now);
}
