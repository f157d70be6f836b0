using Inbox.Web.Conversations;

namespace Inbox.LoadTests.Generation;

/// <summary>Everything to write, thought out before any of it is written.</summary>
internal sealed class Plan
{
    public List<GeneratedOrganization> Organizations { get; } = [];

    public List<PlannedPerson> People { get; } = [];

    public List<PlannedConversation> Conversations { get; } = [];

    public List<PlannedMessage> Messages { get; } = [];
}

/// <summary>A contact with its one identity.</summary>
internal sealed record PlannedPerson(
    GeneratedOrganization Organization, GeneratedChannel Channel, Guid ContactId, Guid IdentityId, string ExternalId,
    string? FirstName, string? LastName, DateTimeOffset CreatedAt)
{
    public DateTimeOffset LastActivityAt { get; set; } = CreatedAt;

    public ContactDetails? Details { get; set; }
}

/// <summary>A conversation and what its newest messages make of it.</summary>
internal sealed record PlannedConversation(PlannedPerson Person, Guid Id, DateTimeOffset StartedAt, ConversationStatus Status)
{
    public PlannedMessage Newest { get; set; }

    public DateTimeOffset? LastIncomingAt { get; set; }

    /// <summary>Since when nobody answered.</summary>
    public DateTimeOffset? WaitingSince { get; set; }

    public Guid? AssigneeId { get; init; }

    public Guid? ClosedById { get; init; }
}

internal readonly record struct PlannedMessage(
    PlannedConversation Conversation, Guid Id, DateTimeOffset SentAt, MessageDirection Direction, string? Text)
{
    public MessageStatus Status => Direction == MessageDirection.Incoming ? MessageStatus.Delivered : MessageStatus.Sent;
}
