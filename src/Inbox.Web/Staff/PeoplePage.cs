using Inbox.Web.Data;
using Inbox.Web.Organizations;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Staff;

/// <summary>Who works here, who did, and who is invited.</summary>
/// <param name="Done">What just happened, if anything did.</param>
public sealed record PeoplePage(
    IReadOnlyList<PersonRow> AtWork, IReadOnlyList<PersonRow> Removed, IReadOnlyList<InvitationRow> Invitations, Guid ReaderId,
    PeopleChange? Done)
{
    public static async Task<PeoplePage> LoadAsync(
        InboxDbContext db, Agent reader, PeopleChange? done, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var people = await db.Agents.OrderBy(a => a.Name).ThenBy(a => a.Id)
            .Select(a => new PersonRow(
                a.Id, a.Name, db.Users.Where(u => u.Id == a.AccountId).Select(u => u.Email!).First(), a.Role, a.Sight,
                db.TeamMembers.Where(m => m.AgentId == a.Id)
                    .Join(db.Teams.Where(t => t.RetiredAt == null), m => m.TeamId, t => t.Id, (_, t) => t.Name).OrderBy(name => name)
                    .ToList(),
                a.RemovedAt))
            .ToListAsync(cancellationToken);
        var invitations = await db.Invitations.Where(i => i.AcceptedAt == null && i.RevokedAt == null && i.ExpiresAt > now)
            .OrderByDescending(i => i.Id)
            .Select(i => new InvitationRow(
                i.Id, i.Email, i.Role, db.Agents.Where(a => a.Id == i.CreatedById).Select(a => a.Name).First(), i.ExpiresAt))
            .ToListAsync(cancellationToken);
        return new(
            people.FindAll(p => p.RemovedAt is null), people.FindAll(p => p.RemovedAt is not null), invitations, reader.Id, done);
    }
}

/// <param name="Teams">The names of the teams that the person is in.</param>
public sealed record PersonRow(
    Guid Id, string Name, string Email, AgentRole Role, AccessScope Sight, IReadOnlyList<string> Teams, DateTimeOffset? RemovedAt)
{
    public AccessScope SightInEffect => Role >= AgentRole.Admin ? AccessScope.Everything : Sight;
}

/// <param name="Email">Whom it is for; null for whoever has the link.</param>
public sealed record InvitationRow(Guid Id, string? Email, AgentRole Role, string InvitedBy, DateTimeOffset ExpiresAt);

public enum PeopleChange
{
    Placed,
    Removed,
    TakenBack,
    Revoked,
}
