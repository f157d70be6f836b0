using Inbox.Web.Tenancy;

namespace Inbox.Web.Contacts;

/// <summary>A line in a contact's history: a conversation began, or began again.</summary>
public sealed class ContactActivity : IOrganizationOwned
{
    public ContactActivity(
        Guid organizationId, Guid contactId, Guid conversationId, ContactActivityKind kind, DateTimeOffset at)
    {
        Id = Guid.CreateVersion7();
        (OrganizationId, ContactId, ConversationId, Kind, At) = (organizationId, contactId, conversationId, kind, at);
    }

    public Guid OrganizationId { get; private set; }

    public Guid Id { get; private set; }

    public Guid ContactId { get; private set; }

    public Guid ConversationId { get; private set; }

    public ContactActivityKind Kind { get; private set; }

    public DateTimeOffset At { get; private set; }
}

public enum ContactActivityKind
{
    ConversationStarted,
    ConversationReopened,
}
