using Inbox.Web.Conversations;
using Inbox.Web.Data;
using Inbox.Web.Organizations;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Triage;

/// <summary>Gives a conversation to an agent or a team, or back, unless somebody else got it after the page was shown.</summary>
public sealed class AssignmentService(InboxDbContext db, ConversationService editor, TimeProvider clock)
{
    public Task<AssignmentResult> GiveAsync(Agent by, Guid id, Agent to, ConversationAssignee? seen, CancellationToken cancellationToken) =>
        ChangeAsync(by, id, seen, c => c.AssigneeId == to.Id, c => c.AssignTo(to, by, clock.GetUtcNow()), cancellationToken);

    public Task<AssignmentResult> GiveAsync(Agent by, Guid id, Team to, ConversationAssignee? seen, CancellationToken cancellationToken) =>
        ChangeAsync(
            by, id, seen, c => c.Holder == new ConversationAssignee(
                null, to.Id), c => c.GiveTo(to, by, clock.GetUtcNow()), cancellationToken);

    public Task<AssignmentResult> TakeAwayAsync(Agent by, Guid id, ConversationAssignee? seen, CancellationToken cancellationToken) =>
        ChangeAsync(by, id, seen, c => c.Holder == default, c => c.Unassign(by, clock.GetUtcNow()), cancellationToken);

    private async Task<AssignmentResult> ChangeAsync(
        Agent by, Guid id, ConversationAssignee? seen, Func<Conversation, bool> isDone, Func<Conversation, Activity?> change,
        CancellationToken cancellationToken)
    {
        ConversationAssignee? another = null;
        var outcome = await editor.EditAsync(by, id, conversation =>
        {
            another = seen is { } expected && expected != conversation.Holder && !isDone(conversation) ? conversation.Holder : null;
            return another is null ? change(conversation) : null;
        }, cancellationToken);
        return another is { } holder
            ? new(outcome, await OtherAssignee.FindAsync(db, holder, cancellationToken), IsSeen: true)
            : new(outcome, null, outcome != EditOutcome.Done || await IsSeenAsync(by, id, cancellationToken));
    }

    /// <summary>Who gives a conversation away may lose sight of it.</summary>
    private async Task<bool> IsSeenAsync(Agent by, Guid id, CancellationToken cancellationToken) =>
        by.SightInEffect == AccessScope.Everything || await db.VisibleTo(by).AnyAsync(c => c.Id == id, cancellationToken);
}

/// <param name="Another">Who has it, where somebody got it meanwhile and nothing was done.</param>
/// <param name="IsSeen">Whether whoever acted still sees the conversation.</param>
public sealed record AssignmentResult(EditOutcome Outcome, OtherAssignee? Another, bool IsSeen);

/// <summary>Who has a conversation, by name; nobody where both are null.</summary>
public sealed record OtherAssignee(string? Agent, string? Team)
{
    /// <summary>A key of the localizer, with a place for the name.</summary>
    public string Words => (Agent, Team) switch
    {
        (not null, _) => "{0} has this conversation now",
        (_, not null) => "The team {0} has this conversation now",
        _ => "Nobody has this conversation now",
    };

    public string Name => Agent ?? Team ?? "";

    public static async Task<OtherAssignee> FindAsync(
        InboxDbContext db, ConversationAssignee holder, CancellationToken cancellationToken) => new(
        await db.Agents.Where(a => a.Id == holder.AssigneeId).Select(a => a.Name).SingleOrDefaultAsync(cancellationToken),
        await db.Teams.Where(t => t.Id == holder.TeamId).Select(t => t.Name).SingleOrDefaultAsync(cancellationToken));
}
