using Inbox.Web.Audit;
using Inbox.Web.Data;
using Inbox.Web.Live;
using Inbox.Web.Localization;
using Inbox.Web.Organizations;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Staff;

/// <summary>
/// Makes, changes and retires teams. Whoever enters or leaves one may see more or less from then on, and their pages are told.
/// </summary>
public sealed class TeamService(InboxDbContext db, AuditTrail audit, InboxFeed feed, TimeProvider clock)
{
    /// <returns>Why the name will not do, a key of the localizer; null where it will.</returns>
    public async Task<string?> FindFaultAsync(string? name, Guid? teamId, CancellationToken cancellationToken)
    {
        if (!Team.IsName(name))
        {
            return "Give the team a name of at most 100 characters.";
        }

        var lower = name!.Trim().ToLowerInvariant();
#pragma warning disable CA1304, CA1311, CA1862 // PostgreSQL compares.
        return await db.Teams.AnyAsync(t => t.RetiredAt == null && t.Id != teamId && t.Name.ToLower() == lower, cancellationToken)
            ? "There is a team with this name already."
            : null;
#pragma warning restore CA1304, CA1311, CA1862
    }

    /// <returns>Null where somebody made one of that name at the same moment.</returns>
    public async Task<Team?> AddAsync(Guid organizationId, string name, CancellationToken cancellationToken)
    {
        // The organization's row lets one after the other in.
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.Organizations.Where(o => o.Id == organizationId)
            .ExecuteUpdateAsync(set => set.SetProperty(o => o.Name, o => o.Name), cancellationToken);
        if (await FindFaultAsync(name, teamId: null, cancellationToken) is not null)
        {
            return null;
        }

        var team = db.Teams.Add(new Team(organizationId, name.Trim(), clock.GetUtcNow())).Entity;
        await audit.AddAsync(AuditAct.AddTeam, nameof(Team), team.Id, team.Name, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return team;
    }

    public async Task ChangeAsync(Team team, string name, IReadOnlyList<Guid> members, CancellationToken cancellationToken)
    {
        team.Rename(name.Trim());
        var has = await db.TeamMembers.Where(m => m.TeamId == team.Id).ToListAsync(cancellationToken);
        var wanted = await db.Agents.Where(a => members.Contains(a.Id) && a.RemovedAt == null).ToListAsync(cancellationToken);
        var leaving = has.FindAll(m => !members.Contains(m.AgentId));
        var entering = wanted.FindAll(a => has.TrueForAll(m => m.AgentId != a.Id)).ConvertAll(a => new TeamMember(team, a));
        db.TeamMembers.RemoveRange(leaving);
        db.TeamMembers.AddRange(entering);
        await audit.AddAsync(
            AuditAct.ChangeTeam, nameof(
                Team), team.Id, new Sentence("TeamChanged", team.Name, entering.Count, leaving.Count), cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        foreach (var moved in leaving.Concat(entering))
        {
            feed.Publish(InboxChange.Everything(moved.OrganizationId, moved.AgentId));
        }
    }

    public async Task RetireAsync(Team team, CancellationToken cancellationToken)
    {
        team.Retire(clock.GetUtcNow());
        await audit.AddAsync(AuditAct.RetireTeam, nameof(Team), team.Id, team.Name, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }

    public async Task RestoreAsync(Team team, CancellationToken cancellationToken)
    {
        team.Restore();
        await audit.AddAsync(AuditAct.RestoreTeam, nameof(Team), team.Id, team.Name, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }
}
