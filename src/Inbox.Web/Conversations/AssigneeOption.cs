using Inbox.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Conversations;

/// <summary>An agent or a team that can be given a conversation.</summary>
public sealed record AssigneeOption(Guid Id, string Name)
{
    /// <summary>One statement, compiled once, since every thread is shown with it.</summary>
    private static readonly Func<InboxDbContext, IAsyncEnumerable<ConversationAssignees>> Load = EF.CompileAsyncQuery((InboxDbContext db) =>
        db.Agents.Where(a => a.RemovedAt == null).Select(a => new { a.Id, a.Name, IsTeam = false })
            .Concat(db.Teams.Where(t => t.RetiredAt == null).Select(t => new { t.Id, t.Name, IsTeam = true }))
            .OrderBy(one => one.Name).ThenBy(one => one.Id).Select(one => new ConversationAssignees(one.Id, one.Name, one.IsTeam)));

    /// <summary>Those of the organization, by name.</summary>
    public static async Task<(IReadOnlyList<AssigneeOption> Agents, IReadOnlyList<AssigneeOption> Teams)> AllAsync(
        InboxDbContext db, CancellationToken cancellationToken)
    {
        var all = (await Load(db).ToListAsync(cancellationToken)).ToLookup(one => one.IsTeam, one => new AssigneeOption(one.Id, one.Name));
        return ([.. all[false]], [.. all[true]]);
    }

    private sealed record ConversationAssignees(Guid Id, string Name, bool IsTeam);
}
