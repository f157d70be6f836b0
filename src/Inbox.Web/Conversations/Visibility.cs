using Inbox.Web.Data;
using Inbox.Web.Organizations;

namespace Inbox.Web.Conversations;

/// <summary>
/// The one rule of what an agent may see. Whatever an agent asks for or does starts here; what it leaves out is not found.
/// </summary>
public static class Visibility
{
    public static IQueryable<Conversation> VisibleTo(this InboxDbContext db, Agent agent) =>
        db.InScope(agent.SightInEffect, new Viewer(agent.Id));

    /// <summary>The same for a compiled query, which stays the same for every agent of that sight.</summary>
    internal static IQueryable<Conversation> InScope(this InboxDbContext db, AccessScope sight, Viewer viewer) => sight switch
    {
        AccessScope.Everything => db.Conversations,
        AccessScope.Memberships => db.Conversations.Where(c => c.AssigneeId == viewer.AgentId
            || db.ChannelAgents.Any(m => m.AgentId == viewer.AgentId && m.ChannelId == c.ChannelId)
            || (c.TeamId != null && db.TeamMembers.Any(m => m.AgentId == viewer.AgentId && m.TeamId == c.TeamId))),
        _ => db.Conversations.Where(c => c.AssigneeId == viewer.AgentId
            || (c.AssigneeId == null
                && (db.ChannelAgents.Any(m => m.AgentId == viewer.AgentId && m.ChannelId == c.ChannelId)
                    || (c.TeamId != null && db.TeamMembers.Any(m => m.AgentId == viewer.AgentId && m.TeamId == c.TeamId))))),
    };
}
