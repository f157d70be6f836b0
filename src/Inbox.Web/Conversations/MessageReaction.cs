using Inbox.Web.Tenancy;

namespace Inbox.Web.Conversations;

/// <summary>What one side of a conversation feels about a message; kept without emoji once taken back, so that an older one cannot return.</summary>
public sealed class MessageReaction : IOrganizationOwned
{
    internal MessageReaction(Message message, bool isOurs, string? emoji, DateTimeOffset at)
        : this(message.OrganizationId, message.Id, isOurs)
    {
        (Emoji, At) = (emoji, at);
    }

    private MessageReaction(Guid organizationId, Guid messageId, bool isOurs) =>
        (OrganizationId, MessageId, IsOurs) = (organizationId, messageId, isOurs);

    public Guid OrganizationId { get; private set; }

    public Guid MessageId { get; private set; }

    /// <summary>Whether the business reacted, and not the contact.</summary>
    public bool IsOurs { get; private set; }

    public string? Emoji { get; private set; }

    public DateTimeOffset At { get; private set; }

    internal void Change(string? emoji, DateTimeOffset at)
    {
        if (at > At || (at == At && string.CompareOrdinal(emoji, Emoji) > 0))
        {
            (Emoji, At) = (emoji, at);
        }
    }
}
