using Inbox.Web.Data;
using Inbox.Web.Localization;
using Inbox.Web.Organizations;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Lists;

/// <summary>That channels cannot send until an admin does something, in one line.</summary>
/// <param name="IsOfOne">Whether it is of one channel, whose thread says the same.</param>
/// <param name="CanMend">Whether the reader is who can do something.</param>
/// <param name="Menders">Some of those who can, where the reader cannot.</param>
public sealed record ChannelTrouble(Sentence Words, bool IsOfOne, bool CanMend, IReadOnlyList<string> Menders)
{
    private const int MaxMenders = 3;

    /// <param name="reasons">Each channel's.</param>
    /// <returns>Null where there is none.</returns>
    public static async Task<ChannelTrouble?> FindAsync(
        InboxDbContext db, Agent reader, IReadOnlyList<Sentence> reasons, CancellationToken cancellationToken)
    {
        if (reasons.Count == 0)
        {
            return null;
        }

        var canMend = reader.Role >= AgentRole.Admin;
        return new(
            reasons is [var only] ? only : Sentence.Counted("ChannelsCannotSend", reasons.Count), reasons.Count == 1, canMend,
            canMend ? [] : await db.Agents
                // As texts, which roles are in the database, they have no order of ours.
                .Where(a => (a.Role == AgentRole.Admin || a.Role == AgentRole.Owner) && a.RemovedAt == null).OrderBy(a => a.Name)
                .Select(a => a.Name).Take(MaxMenders).ToListAsync(cancellationToken));
    }
}
