namespace Inbox.Web.Live;

/// <summary>That an agent is at a conversation. It is said again every few seconds, for as long as they are.</summary>
public readonly record struct AgentPresence(Guid AgentId, PresenceKind Kind);

/// <summary>What an agent does at a conversation.</summary>
public enum PresenceKind
{
    /// <summary>They look at it.</summary>
    Viewing,

    /// <summary>They write there.</summary>
    Writing,

    /// <summary>What they wrote went out; they may look at it still.</summary>
    Sent,

    /// <summary>They are not there any more.</summary>
    Left,
}
