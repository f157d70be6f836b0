using Inbox.Web.Contacts;
using Inbox.Web.Conversations;
using Inbox.Web.Lists;
using Inbox.Web.Meta;

namespace Inbox.Web.ContactDirectory;

/// <summary>A contact as the list shows them to one agent.</summary>
/// <param name="ActiveAt">When they were last written to, or wrote.</param>
public sealed record ContactRow(RowContact Contact, DateTimeOffset ActiveAt)
{
    /// <summary>Whether they ever wrote, or were written to.</summary>
    public bool WasActive => ActiveAt > Contacts.Contact.Never;

    public IReadOnlyList<Platform> Platforms { get; init; } = [];

    /// <summary>The row itself, of which columns show what they are for.</summary>
    public required Contact Details { get; init; }

    /// <summary>What Instagram calls them, without the @.</summary>
    public string? Handle { get; init; }

    /// <summary>The name of whoever looks after them.</summary>
    public string? Owner { get; init; }

    /// <summary>What tells them from others of the same name.</summary>
    public string? Known => Handle is { } handle ? $"@{handle}" : Details.Phone ?? Details.Email;

    /// <summary>What led them here last, as far as the agent sees; null where nothing did.</summary>
    public string? Source { get; init; }

    /// <summary>By name.</summary>
    public IReadOnlyList<LabelChip> Labels { get; init; } = [];

    /// <summary>The newest conversation that the agent sees; null where there is none any more.</summary>
    public NewestConversation? Newest { get; init; }
}

/// <summary>The newest conversation with a contact.</summary>
/// <param name="Preview">The beginning of its newest message; null where that has no text.</param>
public sealed record NewestConversation(
    Guid ContactId, Guid Id, DateTimeOffset LastMessageAt, string? Preview, string? AttachmentKind, bool IsOurs,
    DateTimeOffset? WindowOpenedAt, DateTimeOffset? WindowClosesAt, bool HasHumanAgent)
{
    /// <summary>How long may still be written there; null where they never wrote.</summary>
    public WindowClock? ClockAt(DateTimeOffset now) => WindowOpenedAt is { } openedAt && WindowClosesAt is { } closesAt
        ? WindowClock.Of(new MessagingWindow(WindowOpening.Message, openedAt, closesAt), HasHumanAgent, now)
        : null;
}
