using Inbox.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Staff;

/// <summary>One team: its name and who is in it.</summary>
/// <param name="OpenCount">How many conversations that are not closed it has.</param>
public sealed record TeamPage(Guid Id, string Name, DateTimeOffset? RetiredAt, IReadOnlyList<MemberOption> People, int OpenCount)
{
    public static async Task<TeamPage?> FindAsync(InboxDbContext db, Guid id, CancellationToken cancellationToken)
    {
        var people = await db.Agents.Where(a => a.RemovedAt == null).OrderBy(a => a.Name).ThenBy(a => a.Id)
            .Select(a => new MemberOption(a.Id, a.Name, db.TeamMembers.Any(m => m.TeamId == id && m.AgentId == a.Id)))
            .ToListAsync(cancellationToken);
        return await db.Teams.Where(t => t.Id == id)
            .Select(t => new TeamPage(
                t.Id, t.Name, t.RetiredAt, people, db.Conversations.Count(c => c.TeamId == id && c.ClosedAt == null)))
            .SingleOrDefaultAsync(cancellationToken);
    }
}

public sealed record MemberOption(Guid Id, string Name, bool IsChosen);
