using Inbox.Web.Conversations;

namespace Inbox.Web.ContactDirectory;

/// <summary>What of a contact's history a line is.</summary>
public enum TimelineSource
{
    Message,
    Note,
    Activity,
    Line,
    ContactNote,
    Change,
}

/// <summary>A line of a contact's history as the database has it; what each column says depends on its source.</summary>
/// <param name="Text">What was written, the label, or the new value.</param>
/// <param name="Was">The team, the app, or the property.</param>
/// <param name="Until">Until when it was snoozed; of a message, when it was taken back.</param>
public sealed record TimelineRow(
    DateTimeOffset At, Guid Id, TimelineSource Source, Guid ConversationId, string? Text, string? Was, string? Agent, string? Given,
    DateTimeOffset? Until, bool IsOurs, ActivityKind? Done, ThreadLineKind? Line, ConversationPriority? Priority);
