namespace Inbox.Web.Conversations;

/// <summary>Where a conversation stands, as far as acts on many change it and are taken back.</summary>
public sealed record TriageState(
    ConversationStatus Status, DateTimeOffset? ClosedAt, Guid? ClosedById, DateTimeOffset? SnoozedUntil, Guid? AssigneeId, Guid? TeamId,
    ConversationPriority Priority, DateTimeOffset? WaitingSince, DateTimeOffset? AnsweredUntil)
{
    public static TriageState Of(Conversation c) =>
        new(c.Status, c.ClosedAt, c.ClosedById, c.SnoozedUntil, c.AssigneeId, c.TeamId, c.Priority, c.WaitingSince, c.AnsweredUntil);
}

/// <summary>What one act did to one conversation.</summary>
/// <param name="ReadBefore">Up to when its agent had read; null where they had no marker.</param>
public sealed record BulkChange(
    Guid Id, TriageState? Before = null, TriageState? After = null, DateTimeOffset? ReadBefore = null, DateTimeOffset? ReadAfter = null);
