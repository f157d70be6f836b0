using Inbox.Web.Tenancy;

namespace Inbox.Web.Conversations;

/// <summary>One of the texts that a message had; number 0 is what was first written.</summary>
public sealed class MessageEdit : IOrganizationOwned
{
    internal MessageEdit(Message message, int number, string? text, DateTimeOffset at)
        : this(message.OrganizationId, message.Id, number, text, at)
    {
    }

    private MessageEdit(Guid organizationId, Guid messageId, int number, string? text, DateTimeOffset at) =>
        (OrganizationId, MessageId, Number, Text, At) = (organizationId, messageId, number, text, at);

    public Guid OrganizationId { get; private set; }

    public Guid MessageId { get; private set; }

    public int Number { get; private set; }

    public string? Text { get; private set; }

    public DateTimeOffset At { get; private set; }

    internal void Correct(string? text, DateTimeOffset at) => (Text, At) = (text, at);
}
