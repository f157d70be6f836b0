using Inbox.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Staff;

/// <summary>The teams, and a form for another.</summary>
/// <param name="Done">What just happened, if anything did.</param>
public sealed record TeamsPage(IReadOnlyList<TeamRow> Active, IReadOnlyList<TeamRow> Retired, TeamChange? Done)
{
    /// <summary>What was typed as a name, where that was refused.</summary>
    public string? Name { get; init; }

    public static async Task<TeamsPage> LoadAsync(InboxDbContext db, TeamChange? done, CancellationToken cancellationToken)
    {
        var teams = await db.Teams.OrderBy(t => t.Name).ThenBy(t => t.Id)
            .Select(t => new TeamRow(
                t.Id, t.Name, t.RetiredAt,
                db.TeamMembers.Where(m => m.TeamId == t.Id)
                    .Join(db.Agents.Where(a => a.RemovedAt == null), m => m.AgentId, a => a.Id, (_, a) => a.Name).OrderBy(name => name)
                    .ToList()))
            .ToListAsync(cancellationToken);
        return new(teams.FindAll(t => t.RetiredAt is null), teams.FindAll(t => t.RetiredAt is not null), done);
    }
}

/// <param name="Members">The names of the agents in it.</param>
public sealed record TeamRow(Guid Id, string Name, DateTimeOffset? RetiredAt, IReadOnlyList<string> Members);

public enum TeamChange
{
    Added,
    Saved,
    Retired,
    Restored,
}
