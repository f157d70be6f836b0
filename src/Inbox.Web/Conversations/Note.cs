using Inbox.Web.Organizations;
using Inbox.Web.Tenancy;

namespace Inbox.Web.Conversations;

/// <summary>What an agent wrote for colleagues alone. It never leaves us.</summary>
public sealed class Note : IOrganizationOwned
{
    public const int TextLength = 5000;

    /// <summary>People are named by id, which is longer than what was typed.</summary>
    public const int StoredLength = 2 * TextLength;

    /// <param name="id">Made with the page, so that the same form sent twice is one note.</param>
    /// <param name="text">Whoever is mentioned stands in it by id: <c>@[id]</c>.</param>
    public Note(Conversation conversation, Guid id, Agent author, string text, DateTimeOffset now)
        : this(conversation.OrganizationId, id, conversation.Id, author.Id, text, now)
    {
    }

    private Note(Guid organizationId, Guid id, Guid conversationId, Guid authorId, string text, DateTimeOffset at) =>
        (OrganizationId, Id, ConversationId, AuthorId, Text, At) = (organizationId, id, conversationId, authorId, text, at);

    public Guid OrganizationId { get; private set; }

    public Guid Id { get; private set; }

    public Guid ConversationId { get; private set; }

    public Guid AuthorId { get; private set; }

    public string Text { get; private set; }

    public DateTimeOffset At { get; private set; }

    public DateTimeOffset? EditedAt { get; private set; }

    public void Edit(string text, DateTimeOffset now)
    {
        if (text != Text)
        {
            (Text, EditedAt) = (text, now);
        }
    }
}
