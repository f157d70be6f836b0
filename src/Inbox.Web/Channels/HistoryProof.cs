using Inbox.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Channels;

/// <summary>What is here of a channel's history, and how its last comparison with Meta came out.</summary>
/// <param name="Last">Null while it was never compared.</param>
public sealed record HistoryProof(ChannelHistory? History, Reconciliation? Last, IReadOnlyList<ReconciliationGap> Gaps)
{
    public static readonly HistoryProof None = new(null, null, []);

    /// <summary>Those of each channel of the organization.</summary>
    public static async Task<Dictionary<Guid, HistoryProof>> LoadAsync(InboxDbContext db, CancellationToken cancellationToken)
    {
        var histories = await db.ChannelHistories.AsNoTracking().ToListAsync(cancellationToken);
        var lastIds = await db.ChannelHistories
            .Select(h => db.Reconciliations.Where(r => r.ChannelId == h.ChannelId).OrderByDescending(r => r.Id).Select(r => (Guid?)r.Id)
                .FirstOrDefault())
            .ToListAsync(cancellationToken);
        var last = await db.Reconciliations.AsNoTracking().Where(r => lastIds.Contains(r.Id))
            .ToDictionaryAsync(r => r.ChannelId, cancellationToken);
        var gaps = await db.ReconciliationGaps.AsNoTracking().Where(g => lastIds.Contains(g.ReconciliationId))
            .OrderBy(g => g.Position).ToListAsync(cancellationToken);
        return histories.ToDictionary(h => h.ChannelId, h => new HistoryProof(
            h, last.GetValueOrDefault(h.ChannelId), gaps.FindAll(g => g.ReconciliationId == last.GetValueOrDefault(h.ChannelId)?.Id)));
    }

    /// <summary>Whether everything that Meta has of the last day is here.</summary>
    public bool IsWhole => Last is { Error: null } last && last.Present == last.AtMeta;
}
