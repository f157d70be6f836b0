using Inbox.Web.Data;
using Inbox.Web.Organizations;

namespace Inbox.Web.Conversations;

/// <summary>
/// Where a conversation stands, as far as acts on many change it and are taken back; and what each act makes of it: the same again where
/// it changes nothing.
/// </summary>
public sealed record TriageState(
    ConversationStatus Status, DateTimeOffset? ClosedAt, Guid? ClosedById, DateTimeOffset? SnoozedUntil, Guid? AssigneeId, Guid? TeamId,
    ConversationPriority Priority, DateTimeOffset? WaitingSince, DateTimeOffset? AnsweredUntil)
{
    public static TriageState Of(Conversation c) =>
        new(c.Status, c.ClosedAt, c.ClosedById, c.SnoozedUntil, c.AssigneeId, c.TeamId, c.Priority, c.WaitingSince, c.AnsweredUntil);

    /// <summary>An agent has it; a team that had it has it still.</summary>
    public TriageState AssignTo(Agent assignee) => this with { AssigneeId = assignee.Id };

    /// <summary>A team has it, for one of it to take.</summary>
    public TriageState GiveTo(Team team) => this with { AssigneeId = null, TeamId = team.Id };

    /// <summary>The agent who has it has it no more, and where none has it, the team.</summary>
    public TriageState Unassign() => this with { AssigneeId = null, TeamId = AssigneeId is null ? null : TeamId };

    /// <summary>The same, where those who left have nothing any more.</summary>
    /// <param name="left">Agents and teams.</param>
    public TriageState Without(IReadOnlyCollection<Guid> left) => this with
    {
        AssigneeId = AssigneeId is { } agent && left.Contains(agent) ? null : AssigneeId,
        TeamId = TeamId is { } team && left.Contains(team) ? null : TeamId,
    };

    /// <summary>What is closed stays as it was first closed.</summary>
    /// <param name="lastIncomingAt">What the contact wrote until then waits no more.</param>
    public TriageState Close(Agent by, DateTimeOffset now, DateTimeOffset? lastIncomingAt) => Status == ConversationStatus.Closed
        ? this
        : In(ConversationStatus.Closed).StopWaiting(lastIncomingAt) with { ClosedAt = now, ClosedById = by.Id };

    /// <summary>Whoever waits for an answer waits on.</summary>
    /// <param name="until">Null for no moment.</param>
    public TriageState Snooze(DateTimeOffset? until) =>
        In(ConversationStatus.Snoozed) with { SnoozedUntil = until is { } moment ? ColumnTime.Fit(moment) : null };

    /// <param name="lastIncomingAt">What the contact wrote until then waits no more.</param>
    public TriageState MarkSpam(DateTimeOffset? lastIncomingAt) =>
        Status == ConversationStatus.Spam ? this : In(ConversationStatus.Spam).StopWaiting(lastIncomingAt);

    public TriageState Reopen() => In(ConversationStatus.Open);

    /// <param name="unansweredAt">When the contact had the last word; null where we had it.</param>
    public TriageState ReopenByHand(DateTimeOffset? unansweredAt) => Status == ConversationStatus.Closed && unansweredAt is not null
        ? Reopen() with { WaitingSince = unansweredAt, AnsweredUntil = null } : Reopen();

    public TriageState Prioritize(ConversationPriority priority) => this with { Priority = priority };

    /// <summary>Who closed it, and until when it rests, is over with the status that it belongs to.</summary>
    private TriageState In(ConversationStatus status) =>
        this with { Status = status, ClosedAt = null, ClosedById = null, SnoozedUntil = null };

    private TriageState StopWaiting(DateTimeOffset? lastIncomingAt)
    {
        var waiting = new WaitingState(WaitingSince, AnsweredUntil).End(lastIncomingAt);
        return this with { WaitingSince = waiting.Since, AnsweredUntil = waiting.AnsweredUntil };
    }
}
