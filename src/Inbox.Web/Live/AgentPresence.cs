namespace Inbox.Web.Live;

/// <summary>That an agent is at a conversation. It is said again every few seconds, for as long as they are.</summary>
/// <param name="PageId">The page of theirs that says so, of which they may have several; none where it is about what they write.</param>
public readonly record struct AgentPresence(Guid AgentId, PresenceKind Kind, Guid PageId = default);

/// <summary>What an agent does at a conversation.</summary>
public enum PresenceKind
{
    /// <summary>They look at it.</summary>
    Viewing,

    /// <summary>They write there.</summary>
    Writing,

    /// <summary>What they wrote went out; they may look at it still.</summary>
    Sent,

    /// <summary>A page of theirs shows it no more; another may.</summary>
    Left,
}
