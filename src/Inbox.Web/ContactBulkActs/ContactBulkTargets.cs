using Inbox.Web.Data;
using Inbox.Web.Organizations;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.ContactBulkActs;

internal static class ContactBulkTargets
{
    /// <summary>Those whose turn is next.</summary>
    public static IQueryable<ContactBulkTarget> NextTargets(this InboxDbContext db, ContactBulkAct act)
    {
        var actId = act.Id;
        var targets = db.ContactBulkTargets.Where(t => t.ActId == actId).OrderBy(t => t.ContactId);
        return act.State == ContactBulkState.Undoing
            ? targets.Where(t => t.Outcome == ContactBulkOutcome.Changed) : targets.Where(t => t.Outcome == null);
    }

    public static Task<Agent> AgentOfAsync(this InboxDbContext db, ContactBulkAct act, CancellationToken cancellationToken)
    {
        var agentId = act.AgentId;
        return db.Agents.AsNoTracking().SingleAsync(a => a.Id == agentId, cancellationToken);
    }
}
