using Inbox.Web.Conversations;
using Inbox.Web.Data;
using Inbox.Web.Organizations;

namespace Inbox.Web.Lists;

/// <summary>
/// What is to be done to many conversations, as a button says it: <c>close</c>, <c>snooze:tomorrow</c>, <c>label:{id}</c>.
/// </summary>
public sealed record BulkOrder(BulkKind Kind)
{
    /// <summary>"In three hours" says another moment a second time.</summary>
    private static readonly TimeSpan SameMoment = TimeSpan.FromMinutes(1);

    public Guid? AssigneeId { get; private init; }

    public Guid? TeamId { get; private init; }

    public Guid? LabelId { get; private init; }

    public ConversationPriority Priority { get; private init; }

    public DateTimeOffset? Until { get; init; }

    public bool IsTriage => Kind < BulkKind.Label;

    /// <returns>Null where it says nothing that there is.</returns>
    public static BulkOrder? Parse(string? act, SignedInAgent reader, DateTimeOffset now)
    {
        var (word, what) = act?.Split(':', 2) switch { [var one] => (one, null), [var one, var two] => (one, two), _ => ("", null) };
        Guid? id = what == "me" ? reader.Agent.Id : Guid.TryParse(what, out var named) ? named : null;
        return (word, what, id) switch
        {
            ("close", _, _) => new(BulkKind.Close),
            ("reopen", _, _) => new(BulkKind.Reopen),
            ("spam", _, _) => new(BulkKind.MarkSpam),
            ("not-spam", _, _) => new(BulkKind.UnmarkSpam),
            ("read", _, _) => new(BulkKind.MarkRead),
            ("unread", _, _) => new(BulkKind.MarkUnread),
            ("assign", "nobody", _) => new(BulkKind.Unassign),
            ("assign", _, { } agent) => new(BulkKind.Assign) { AssigneeId = agent },
            ("team", _, { } team) => new(BulkKind.Assign) { TeamId = team },
            ("label", _, { } label) => new(BulkKind.Label) { LabelId = label },
            ("unlabel", _, { } label) => new(BulkKind.Unlabel) { LabelId = label },
            ("priority", _, _) when UpperCaseEnum.TryParse<ConversationPriority>(what, out var priority) =>
                new(BulkKind.Prioritize) { Priority = priority },
            ("snooze", _, _) when SnoozeOption.Parse(what, at: null, now, reader.Zone) is { } choice =>
                new(BulkKind.Snooze) { Until = choice.Until },
            _ => null,
        };
    }

    /// <summary>Whether a conversation to which it was done can be so.</summary>
    public bool LeadsTo(TriageState state) => Kind switch
    {
        BulkKind.Assign => (state.AssigneeId, state.TeamId) == (AssigneeId, TeamId ?? state.TeamId),
        BulkKind.Prioritize => state.Priority == Priority,
        BulkKind.Snooze => (state.SnoozedUntil - Until)?.Duration() < SameMoment || state.SnoozedUntil == Until,
        _ => true,
    };

    /// <summary>Does it to one, by the verb that does it to one.</summary>
    public Activity? Apply(Conversation conversation, Agent by, BulkAssignee to, DateTimeOffset now) => Kind switch
    {
        BulkKind.Close => conversation.IsSpam ? null : conversation.Close(by, now),
        BulkKind.Reopen => conversation.IsSpam ? null : conversation.Reopen(by, now),
        BulkKind.Snooze => conversation.IsSpam ? null : conversation.Snooze(by, Until, now),
        BulkKind.Assign when to.Team is { } team => conversation.GiveTo(team, by, now),
        BulkKind.Assign => conversation.AssignTo(to.Agent!, by, now),
        BulkKind.Unassign => conversation.Unassign(by, now),
        BulkKind.Prioritize => conversation.Prioritize(Priority, by, now),
        BulkKind.MarkSpam => conversation.MarkSpam(by, now),
        BulkKind.UnmarkSpam => conversation.IsSpam ? conversation.Reopen(by, now) : null,
        _ => throw new InvalidOperationException($"{Kind} changes nothing of a conversation itself."),
    };
}
