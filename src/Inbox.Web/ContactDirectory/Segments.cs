using Inbox.Web.Contacts;
using Inbox.Web.Data;
using Inbox.Web.Organizations;

namespace Inbox.Web.ContactDirectory;

/// <summary>Whose segments an agent sees, and which of them they may change.</summary>
internal static class Segments
{
    public static IQueryable<Segment> For(InboxDbContext db, Agent agent)
    {
        var agentId = agent.Id;
        return db.Segments.Where(s =>
            s.Audience == SegmentAudience.Everybody
            || (s.Audience == SegmentAudience.Mine && s.OwnerId == agentId)
            || (s.Audience == SegmentAudience.Team && db.TeamMembers.Any(m => m.AgentId == agentId && m.TeamId == s.TeamId)));
    }

    /// <summary>One's own, a team's by its members, and everybody's by whoever made it or an admin.</summary>
    public static bool MayChange(this Agent agent, Segment segment) =>
        segment.OwnerId == agent.Id || segment.Audience == SegmentAudience.Team || agent.Role >= AgentRole.Admin;
}
