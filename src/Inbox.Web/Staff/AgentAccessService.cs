using Inbox.Web.Channels;
using Inbox.Web.Data;
using Inbox.Web.Organizations;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Staff;

/// <summary>
/// Gives an agent a role, a sight, channels and teams. What was retired or never was is passed over; saving is the caller's.
/// </summary>
public sealed class AgentAccessService(InboxDbContext db)
{
    public async Task PlaceAsync(Agent agent, AgentAccess access, CancellationToken cancellationToken)
    {
        agent.ChangeRole(access.Role);
        agent.ChangeSight(access.Sight);
        await PlaceInChannelsAsync(agent, access.Channels, cancellationToken);
        await PlaceInTeamsAsync(agent, access.Teams, cancellationToken);
    }

    private async Task PlaceInChannelsAsync(Agent agent, IReadOnlyList<Guid> wanted, CancellationToken cancellationToken)
    {
        var has = await db.ChannelAgents.Where(c => c.AgentId == agent.Id).ToListAsync(cancellationToken);
        var channels = await db.Channels.Where(c => wanted.Contains(c.Id)).ToListAsync(cancellationToken);
        db.ChannelAgents.RemoveRange(has.Where(h => !wanted.Contains(h.ChannelId)));
        db.ChannelAgents.AddRange(channels.Where(c => has.TrueForAll(h => h.ChannelId != c.Id)).Select(c => new ChannelAgent(c, agent)));
    }

    /// <remarks>No form offers a retired team, so that none takes anybody out of it either.</remarks>
    private async Task PlaceInTeamsAsync(Agent agent, IReadOnlyList<Guid> wanted, CancellationToken cancellationToken)
    {
        var teams = await db.Teams.Where(t => t.RetiredAt == null).ToListAsync(cancellationToken);
        var has = await db.TeamMembers.Where(m => m.AgentId == agent.Id).ToListAsync(cancellationToken);
        foreach (var team in teams)
        {
            switch (has.Find(m => m.TeamId == team.Id), wanted.Contains(team.Id))
            {
                case (null, true):
                    db.TeamMembers.Add(new TeamMember(team, agent));
                    break;
                case ({ } member, false):
                    db.TeamMembers.Remove(member);
                    break;
            }
        }
    }
}
