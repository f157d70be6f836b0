using Inbox.Web.Data;
using Inbox.Web.Organizations;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Staff;

/// <summary>One person: what they may do and see, and whether they still work here.</summary>
/// <param name="Heirs">Who can be given what the person has.</param>
/// <param name="OpenCount">How many conversations that are not closed the person has.</param>
/// <param name="Refusal">Why what was asked for was not done; a key of the localizer.</param>
public sealed record PersonPage(
    PersonRow Person, AccessChoices Access, IReadOnlyList<HeirOption> Heirs, int OpenCount, Agent Reader, string? Refusal = null)
{
    public bool IsReader => Person.Id == Reader.Id;

    /// <summary>Whether the reader's role is enough to change this person.</summary>
    public bool IsChangeable => Reader.Role >= Person.Role;

    public static async Task<PersonPage?> FindAsync(InboxDbContext db, Agent reader, Guid id, CancellationToken cancellationToken)
    {
        var person = await db.Agents.Where(a => a.Id == id)
            .Select(a => new PersonRow(
                a.Id, a.Name, db.Users.Where(
                    u => u.Id == a.AccountId).Select(u => u.Email!).First(), a.Role, a.Sight, new List<string>(), a.RemovedAt))
            .SingleOrDefaultAsync(cancellationToken);
        if (person is null)
        {
            return null;
        }

        var channels = await db.ChannelAgents.Where(c => c.AgentId == id).Select(c => c.ChannelId).ToListAsync(cancellationToken);
        var teams = await db.TeamMembers.Where(m => m.AgentId == id).Select(m => m.TeamId).ToListAsync(cancellationToken);
        var heirs = await db.Agents.Where(a => a.RemovedAt == null && a.Id != id).OrderBy(a => a.Name)
            .Select(a => new HeirOption(a.Id, a.Name)).ToListAsync(cancellationToken);
        return new(
            person, await AccessChoices.LoadAsync(db, reader, new(person.Role, person.Sight, channels, teams), cancellationToken), heirs,
            await db.Conversations.CountAsync(c => c.AssigneeId == id && c.ClosedAt == null, cancellationToken), reader);
    }
}

public sealed record HeirOption(Guid Id, string Name);
