using Inbox.Web.Conversations;
using Inbox.Web.Data;
using Inbox.Web.Meta;
using Inbox.Web.Organizations;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Staff;

/// <summary>What a form offers of access, with what is chosen.</summary>
public sealed record AccessChoices(
    AgentAccess Chosen, IReadOnlyList<AgentRole> Roles, IReadOnlyList<MembershipOption> Channels, IReadOnlyList<MembershipOption> Teams)
{
    public static IReadOnlyList<AccessScope> Sights { get; } = Enum.GetValues<AccessScope>();

    public static async Task<AccessChoices> LoadAsync(InboxDbContext db, Agent by, AgentAccess chosen, CancellationToken cancellationToken)
    {
        var channels = await db.Channels.OrderBy(c => c.Platform).ThenBy(c => c.Name)
            .Select(c => new MembershipOption(c.Id, c.Name, c.Platform, chosen.Channels.Contains(c.Id))).ToListAsync(cancellationToken);
        var teams = await db.Teams.Where(t => t.RetiredAt == null).OrderBy(t => t.Name)
            .Select(t => new MembershipOption(t.Id, t.Name, null, chosen.Teams.Contains(t.Id))).ToListAsync(cancellationToken);
        return new(chosen, [.. Enum.GetValues<AgentRole>().Where(role => role <= by.Role)], channels, teams);
    }
}

/// <summary>A channel or team that an agent may belong to.</summary>
public sealed record MembershipOption(Guid Id, string Name, Platform? Platform, bool IsChosen)
{
    public string? Mark => Platform?.ToMark();
}
