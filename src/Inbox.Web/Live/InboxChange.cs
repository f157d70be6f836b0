namespace Inbox.Web.Live;

/// <summary>
/// Something about a conversation is not as it was. It says no more than that: whoever is told asks again, with their own rights.
/// </summary>
/// <param name="AgentId">The one agent whom it concerns; null where it concerns all of the organization.</param>
public readonly record struct InboxChange(Guid OrganizationId, Guid ConversationId, Guid? AgentId = null)
{
    /// <summary>The conversation's id where any of them may look different.</summary>
    public static readonly Guid AnyConversation = Guid.Empty;

    /// <summary>
    /// The one message that came or changed, where nothing else that a page shows did; null where anything of it may have.
    /// </summary>
    public Guid? MessageId { get; init; }

    /// <summary>Whether nothing but its row in the list looks different, as where an agent has read it.</summary>
    public bool IsRowOnly { get; init; }

    /// <summary>All that changed of its thread; null where anything may have.</summary>
    internal IReadOnlyList<Guid>? Messages => MessageId is { } id ? [id] : IsRowOnly ? [] : null;

    /// <summary>Who is there, or is no more; then nothing else has changed, and nobody has to remember it.</summary>
    public AgentPresence? Presence { get; init; }

    /// <summary>Any conversation may look different to the agent, who sees more or less than before.</summary>
    public static InboxChange Everything(Guid organizationId, Guid agentId) => new(organizationId, AnyConversation, agentId);
}
