using Inbox.Web.Organizations;

namespace Inbox.Web.Conversations;

/// <summary>
/// Whose a conversation is, whether it is at hand, resting or done, and since when its contact waits, by the rules of
/// <see cref="TriageState"/> and <see cref="WaitingState"/>. What an agent does leaves a line, where it changes anything.
/// </summary>
public sealed partial class Conversation
{
    /// <summary>When it comes back by itself; null where it is not snoozed, or only until the contact writes.</summary>
    public DateTimeOffset? SnoozedUntil { get; private set; }

    public ConversationPriority Priority { get; private set; }

    /// <summary>When the contact wrote the first words that nobody answered; null where nothing waits for us.</summary>
    public DateTimeOffset? WaitingSince { get; private set; }

    /// <summary>What the contact wrote up to then needs no answer any more.</summary>
    public DateTimeOffset? AnsweredUntil { get; private set; }

    /// <summary>Whether only the messages tell what waits, which <see cref="WaitFrom"/> settles.</summary>
    internal bool IsWaitingUnsure { get; private set; }

    public bool IsClosed => Status == ConversationStatus.Closed;

    public bool IsSpam => Status == ConversationStatus.Spam;

    public bool IsSnoozed => Status == ConversationStatus.Snoozed;

    private TriageState Triage
    {
        get => TriageState.Of(this);
        set
        {
            (Status, ClosedAt, ClosedById, SnoozedUntil) = (value.Status, value.ClosedAt, value.ClosedById, value.SnoozedUntil);
            (AssigneeId, TeamId, Priority) = (value.AssigneeId, value.TeamId, value.Priority);
            (WaitingSince, AnsweredUntil) = (value.WaitingSince, value.AnsweredUntil);
        }
    }

    private WaitingState Waiting
    {
        get => new(WaitingSince, AnsweredUntil, IsWaitingUnsure);
        set => (WaitingSince, AnsweredUntil, IsWaitingUnsure) = (value.Since, value.AnsweredUntil, value.IsUnsure);
    }

    /// <returns>Null where it is that agent's already.</returns>
    public Activity? AssignTo(Agent assignee, Agent by, DateTimeOffset now) =>
        Change(Triage.AssignTo(assignee), new(this, ActivityKind.Assigned, by, now) { AssigneeId = assignee.Id });

    /// <summary>Gives it to a team, for one of it to take.</summary>
    /// <returns>Null where it is that team's already, and nobody has taken it.</returns>
    public Activity? GiveTo(Team team, Agent by, DateTimeOffset now) =>
        Change(Triage.GiveTo(team), new(this, ActivityKind.Assigned, by, now) { TeamId = team.Id });

    /// <summary>Takes it from whoever has it; where that is an agent and a team, the team keeps it.</summary>
    public Activity? Unassign(Agent by, DateTimeOffset now) =>
        Change(Triage.Unassign(), new(this, ActivityKind.Unassigned, by, now) { TeamId = AssigneeId is null ? TeamId : null });

    /// <summary>It was over before we knew of it: what was said then is at hand, and nobody is called.</summary>
    internal void Archive(DateTimeOffset at) => (Status, ClosedAt) = (ConversationStatus.Closed, at);

    public Activity? Close(Agent by, DateTimeOffset now) =>
        Change(Triage.Close(by, now, LastIncomingAt), new(this, ActivityKind.Closed, by, now));

    /// <summary>Puts it out of sight until a moment, and in any case until the contact writes.</summary>
    /// <param name="until">Null for no moment.</param>
    /// <exception cref="InvalidOperationException">The moment is over.</exception>
    public Activity? Snooze(Agent by, DateTimeOffset? until, DateTimeOffset now) => until <= now
        ? throw new InvalidOperationException($"Conversation {Id} cannot be snoozed until {until}: that is over.")
        : Change(Triage.Snooze(until), new(this, ActivityKind.Snoozed, by, now) { Until = until });

    /// <summary>Puts it aside for good, with what the contact writes from now on.</summary>
    public Activity? MarkSpam(Agent by, DateTimeOffset now) =>
        Change(Triage.MarkSpam(LastIncomingAt), new(this, ActivityKind.MarkedSpam, by, now));

    /// <summary>An agent wants it at hand again: where the contact had the last word, they wait for an answer.</summary>
    public Activity? Reopen(Agent by, DateTimeOffset now) => Change(
        Triage.ReopenByHand(LastMessageDirection == MessageDirection.Incoming ? LastIncomingAt : null),
        new(this, IsSpam ? ActivityKind.UnmarkedSpam : ActivityKind.Reopened, by, now));

    /// <summary>Somebody wrote, which brings it back without a line of its own.</summary>
    public void Reopen() => Triage = Triage.Reopen();

    public Activity? Prioritize(ConversationPriority priority, Agent by, DateTimeOffset now) =>
        Change(Triage.Prioritize(priority), new(this, ActivityKind.Prioritized, by, now) { Priority = priority });

    /// <summary>Takes over what the messages tell: since when the contact waits, and when the last one that stands reached us.</summary>
    internal void WaitFrom(DateTimeOffset? since, DateTimeOffset? lastAt, DateTimeOffset? answeredUntil = null) =>
        (Waiting, LastIncomingReceivedAt) = (Waiting.Settle(since, answeredUntil), ReadMarker.LastUnread(LastIncomingReceivedAt, lastAt));

    /// <summary>What the contact wrote brings it back, and waits for an answer.</summary>
    public void ReopenFor(Message message)
    {
        Reopen();
        Waiting = Waiting.Receive(message.StoredAt is { } storedAt && storedAt < message.SentAt ? storedAt : message.SentAt);
    }

    /// <returns>The line, where anything is another.</returns>
    private Activity? Change(TriageState state, Activity line)
    {
        if (state == Triage)
        {
            return null;
        }

        Triage = state;
        return line;
    }
}
