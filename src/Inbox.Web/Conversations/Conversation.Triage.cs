using Inbox.Web.Organizations;

namespace Inbox.Web.Conversations;

/// <summary>
/// Whose a conversation is, and whether it is at hand, resting or done. What an agent does leaves a line, where it changes anything.
/// </summary>
public sealed partial class Conversation
{
    /// <summary>When it comes back by itself; null where it is not snoozed, or only until the contact writes.</summary>
    public DateTimeOffset? SnoozedUntil { get; private set; }

    public ConversationPriority Priority { get; private set; }

    public bool IsClosed => Status == ConversationStatus.Closed;

    public bool IsSpam => Status == ConversationStatus.Spam;

    public bool IsSnoozed => Status == ConversationStatus.Snoozed;

    /// <returns>Null where it is that agent's already.</returns>
    public Activity? AssignTo(Agent assignee, Agent by, DateTimeOffset now)
    {
        if (AssigneeId == assignee.Id)
        {
            return null;
        }

        AssigneeId = assignee.Id;
        return new(this, ActivityKind.Assigned, by, now) { AssigneeId = assignee.Id };
    }

    /// <summary>Gives it to a team, for one of it to take.</summary>
    /// <returns>Null where it is that team's already, and nobody has taken it.</returns>
    public Activity? GiveTo(Team team, Agent by, DateTimeOffset now)
    {
        if (Holder == new ConversationAssignee(null, team.Id))
        {
            return null;
        }

        (AssigneeId, TeamId) = (null, team.Id);
        return new(this, ActivityKind.Assigned, by, now) { TeamId = team.Id };
    }

    /// <summary>Takes it from whoever has it; where that is an agent and a team, the team keeps it.</summary>
    public Activity? Unassign(Agent by, DateTimeOffset now)
    {
        if (AssigneeId is not null)
        {
            AssigneeId = null;
            return new(this, ActivityKind.Unassigned, by, now);
        }

        if (TeamId is not { } team)
        {
            return null;
        }

        TeamId = null;
        return new(this, ActivityKind.Unassigned, by, now) { TeamId = team };
    }

    public Activity? Close(Agent by, DateTimeOffset now)
    {
        if (IsClosed)
        {
            return null;
        }

        (Status, ClosedAt, ClosedById, SnoozedUntil) = (ConversationStatus.Closed, now, by.Id, null);
        StopWaiting();
        return new(this, ActivityKind.Closed, by, now);
    }

    /// <summary>Puts it out of sight until a moment, and in any case until the contact writes.</summary>
    /// <param name="until">Null for no moment.</param>
    /// <exception cref="InvalidOperationException">The moment is over.</exception>
    public Activity? Snooze(Agent by, DateTimeOffset? until, DateTimeOffset now)
    {
        if (until <= now)
        {
            throw new InvalidOperationException($"Conversation {Id} cannot be snoozed until {until}: that is over.");
        }

        if (IsSnoozed && SnoozedUntil == until)
        {
            return null;
        }

        (Status, SnoozedUntil, ClosedAt, ClosedById) = (ConversationStatus.Snoozed, until, null, null);
        return new(this, ActivityKind.Snoozed, by, now) { Until = until };
    }

    /// <summary>Puts it aside for good, with what the contact writes from now on.</summary>
    public Activity? MarkSpam(Agent by, DateTimeOffset now)
    {
        if (IsSpam)
        {
            return null;
        }

        (Status, ClosedAt, ClosedById, SnoozedUntil) = (ConversationStatus.Spam, null, null, null);
        StopWaiting();
        return new(this, ActivityKind.MarkedSpam, by, now);
    }

    /// <summary>An agent wants it at hand again.</summary>
    public Activity? Reopen(Agent by, DateTimeOffset now)
    {
        if (Status == ConversationStatus.Open)
        {
            return null;
        }

        var wasSpam = IsSpam;
        Reopen();
        return new(this, wasSpam ? ActivityKind.UnmarkedSpam : ActivityKind.Reopened, by, now);
    }

    /// <summary>Somebody wrote, which brings it back without a line of its own.</summary>
    public void Reopen() => (Status, ClosedAt, ClosedById, SnoozedUntil) = (ConversationStatus.Open, null, null, null);

    public Activity? Prioritize(ConversationPriority priority, Agent by, DateTimeOffset now)
    {
        if (Priority == priority)
        {
            return null;
        }

        Priority = priority;
        return new(this, ActivityKind.Prioritized, by, now) { Priority = priority };
    }
}
