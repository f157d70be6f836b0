namespace Inbox.Web.Threads;

/// <summary>Which contact is meant: the one of a conversation, or one by themselves.</summary>
public readonly record struct ContactKey
{
    private ContactKey(Guid? contactId, Guid? conversationId) => (ContactId, ConversationId) = (contactId, conversationId);

    public Guid? ContactId { get; }

    public Guid? ConversationId { get; }

    public static ContactKey Of(Guid contactId) => new(contactId, null);

    public static ContactKey OfConversation(Guid conversationId) => new(null, conversationId);
}
