using Inbox.Web.Data;
using Inbox.Web.Organizations;

namespace Inbox.Web.Lists;

/// <summary>Whose views an agent sees, and which of them they may change.</summary>
internal static class SavedViews
{
    public static IQueryable<SavedView> For(InboxDbContext db, Agent agent)
    {
        var agentId = agent.Id;
        return db.SavedViews.Where(v =>
            v.Audience == ViewAudience.Everybody
            || (v.Audience == ViewAudience.Mine && v.OwnerId == agentId)
            || (v.Audience == ViewAudience.Team && db.TeamMembers.Any(m => m.AgentId == agentId && m.TeamId == v.TeamId)));
    }

    /// <summary>One's own, a team's by its members, and everybody's by whoever made it or an admin.</summary>
    public static bool MayChange(this Agent agent, SavedView view) =>
        view.OwnerId == agent.Id || view.Audience == ViewAudience.Team || agent.Role >= AgentRole.Admin;
}
