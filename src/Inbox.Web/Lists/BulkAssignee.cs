using Inbox.Web.Data;
using Inbox.Web.Organizations;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Lists;

/// <summary>To whom an act on many gives them: an agent or a team; neither where it gives them to nobody.</summary>
public sealed record BulkAssignee(Agent? Agent, Team? Team)
{
    /// <returns>Null where the order names an agent or a team that is not there, or not any more.</returns>
    public static async Task<BulkAssignee?> FindAsync(
        InboxDbContext db, BulkKind kind, Guid? assigneeId, Guid? teamId, CancellationToken cancellationToken)
    {
        var agent = assigneeId is { } agentId
            ? await db.Agents.AsNoTracking().SingleOrDefaultAsync(a => a.Id == agentId && a.RemovedAt == null, cancellationToken)
            : null;
        var team = teamId is { } id
            ? await db.Teams.AsNoTracking().SingleOrDefaultAsync(t => t.Id == id && t.RetiredAt == null, cancellationToken)
            : null;
        return kind == BulkKind.Assign && agent is null && team is null ? null : new(agent, team);
    }
}
