using Inbox.Web.Tenancy;

namespace Inbox.Web.Conversations;

/// <summary>A note calls for an agent, by name or by a team's name.</summary>
public sealed class Mention : IOrganizationOwned
{
    public Mention(Note note, Guid agentId, DateTimeOffset at)
        : this(note.OrganizationId, note.ConversationId, note.Id, agentId, at)
    {
    }

    private Mention(Guid organizationId, Guid conversationId, Guid noteId, Guid agentId, DateTimeOffset at)
    {
        Id = Guid.CreateVersion7();
        (OrganizationId, ConversationId, NoteId, AgentId, At) = (organizationId, conversationId, noteId, agentId, at);
    }

    public Guid OrganizationId { get; private set; }

    public Guid Id { get; private set; }

    public Guid ConversationId { get; private set; }

    public Guid NoteId { get; private set; }

    public Guid AgentId { get; private set; }

    public DateTimeOffset At { get; private set; }

    /// <summary>When the agent had the note before their eyes; null while it waits.</summary>
    public DateTimeOffset? SeenAt { get; private set; }
}
