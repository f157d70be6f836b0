using Inbox.Web.Conversations;
using Inbox.Web.Meta;

namespace Inbox.Web.Lists;

/// <summary>A conversation as a list shows it to one agent.</summary>
public sealed record ConversationRow(
    Guid Id,
    Platform Platform,
    ConversationStatus Status,
    Guid ChannelId,
    RowContact Contact,
    Guid? AssigneeId,
    string? AssigneeName,
    RowMessage LastMessage,
    bool IsUnread,
    DateTimeOffset? WindowOpenedAt,
    DateTimeOffset? WindowClosesAt)
{
    public ConversationPriority Priority { get; init; }

    public DateTimeOffset? WaitingSince { get; init; }

    public Guid? TeamId { get; init; }
}

public sealed record RowContact(Guid Id, string Name, string? FirstName, string? LastName, string? PictureUrl)
{
    /// <summary>Our copy of the picture.</summary>
    public Guid? PictureFileId { get; init; }

    public bool HasOwnName { get; init; }

    /// <summary>Whether Meta told us the name or the team gave one; else it is one that we made up.</summary>
    public bool IsNamed => HasOwnName || FirstName is not null || LastName is not null;
}

/// <summary>The newest message, as far as the conversation carries it.</summary>
/// <param name="Text">The whole text where it was asked for; else the preview.</param>
public sealed record RowMessage(
    Guid? Id,
    DateTimeOffset At,
    MessageDirection Direction,
    MessageStatus Status,
    string? Preview,
    string? AttachmentKind,
    string? Text,
    bool IsUnsent = false);
