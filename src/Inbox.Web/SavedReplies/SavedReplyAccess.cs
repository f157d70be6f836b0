using Inbox.Web.Data;
using Inbox.Web.Organizations;

namespace Inbox.Web.SavedReplies;

/// <summary>Who may use and who may change which saved replies.</summary>
public static class SavedReplyAccess
{
    /// <summary>Their own, their teams' and everybody's.</summary>
    public static IQueryable<SavedReply> UsableBy(this InboxDbContext db, Agent agent) => db.SavedReplies.Where(r =>
        r.AgentId == agent.Id
        || (r.AgentId == null && (r.TeamId == null || db.TeamMembers.Any(m => m.TeamId == r.TeamId && m.AgentId == agent.Id))));

    /// <summary>Their own and their teams'; admins also everybody's and every team's.</summary>
    public static IQueryable<SavedReply> ChangeableBy(this InboxDbContext db, Agent agent)
    {
        var isAdmin = agent.Role >= AgentRole.Admin;
        return db.SavedReplies.Where(r =>
            r.AgentId == agent.Id
            || (r.AgentId == null
                && (isAdmin || (r.TeamId != null && db.TeamMembers.Any(m => m.TeamId == r.TeamId && m.AgentId == agent.Id)))));
    }

    /// <summary>The teams that they may write for.</summary>
    public static IQueryable<Team> WritableBy(this InboxDbContext db, Agent agent)
    {
        var isAdmin = agent.Role >= AgentRole.Admin;
        return db.Teams.Where(t => t.RetiredAt == null && (isAdmin || db.TeamMembers.Any(m => m.TeamId == t.Id && m.AgentId == agent.Id)));
    }
}
