using Inbox.Web.Conversations;
using Inbox.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Lists;

/// <summary>What one act did to one conversation.</summary>
/// <param name="ReadBefore">Up to when its agent had read; null where they had no marker.</param>
public sealed record BulkChange(
    Guid Id, TriageState? Before = null, TriageState? After = null, DateTimeOffset? ReadBefore = null, DateTimeOffset? ReadAfter = null)
{
    /// <summary>Whether taking it back would put aside what the contact wrote since the act.</summary>
    public bool HidesNews(Conversation conversation, DateTimeOffset actedAt) =>
        Before!.Status != ConversationStatus.Open && Before.Status != After!.Status && conversation.LastIncomingReceivedAt > actedAt;

    /// <summary>The same, given back to nobody where the agent or the team that had it is not there any more.</summary>
    public static async Task<IReadOnlyList<BulkChange>> WithoutLeftAsync(
        InboxDbContext db, IReadOnlyList<BulkChange> changes, CancellationToken cancellationToken)
    {
        Guid[] ids = [.. changes.SelectMany(c => new[] { c.Before?.AssigneeId, c.Before?.TeamId }).OfType<Guid>().Distinct()];
        if (ids.Length == 0)
        {
            return changes;
        }

        var left = await db.Agents.Where(a => ids.Contains(a.Id) && a.RemovedAt != null).Select(a => a.Id)
            .Concat(db.Teams.Where(t => ids.Contains(t.Id) && t.RetiredAt != null).Select(t => t.Id)).ToListAsync(cancellationToken);
        return [.. changes.Select(change => change with { Before = change.Before!.Without(left) })];
    }
}
