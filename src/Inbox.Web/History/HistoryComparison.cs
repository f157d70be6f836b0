using Inbox.Web.Channels;
using Inbox.Web.Data;
using Inbox.Web.Meta.Graph;
using Inbox.Web.Receiving;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.History;

/// <summary>
/// Compares a channel's last day with Meta's own history, fills what is missing, and keeps what it found (meta-platform 5.4).
/// </summary>
public sealed class HistoryComparison(
    InboxDbContext db, MetaSide meta, HistoryDelivery delivery, TimeProvider clock)
{
    private static readonly TimeSpan KeepFor = TimeSpan.FromDays(30);

    /// <summary>What is this young may still be on its way to us.</summary>
    private static readonly TimeSpan Settling = TimeSpan.FromMinutes(1);

    /// <summary>The history tells whole seconds, an event milliseconds.</summary>
    private static readonly TimeSpan Rounding = TimeSpan.FromSeconds(1);

    public async Task CompareAsync(Channel channel, GraphAccess open, CancellationToken cancellationToken)
    {
        var until = clock.GetUtcNow() - Settling;
        var found = new Reconciliation(channel, until - Reconciliation.Span, until);
        var theirs = await meta.ReadAsync(channel, found.Since, found.Until, open, cancellationToken);
        await FillAsync(channel, found, theirs, cancellationToken);
        found.Finish(theirs.Error, clock.GetUtcNow());
        db.Reconciliations.Add(found);
        await db.Reconciliations.Where(r => r.ChannelId == channel.Id && r.Until < until - KeepFor).ExecuteDeleteAsync(cancellationToken);
    }

    private async Task FillAsync(Channel channel, Reconciliation found, MetaSide.Reading theirs, CancellationToken cancellationToken)
    {
        var before = await KnownAsync(channel, [.. theirs.Messages.Keys], cancellationToken);
        var missing = theirs.Messages.Where(m => !before.Contains(m.Key)).Select(m => m.Value).OrderBy(m => m.Message.SentAt).ToList();
        var told = missing.Select(m => HistoryImport.MessageOf(channel, m.Conversation, m.Message))
            .OfType<ChannelMessage>().ToList();
        await delivery.DeliverAsync(channel.OrganizationId, told, cancellationToken);
        var after = await KnownAsync(channel, [.. missing.Select(m => m.Message.Mid)], cancellationToken);
        foreach (var (_, message) in missing)
        {
            found.Name(message.Mid, message.SentAt, ReasonOf(channel, message.SentAt), after.Contains(message.Mid));
        }

        var onlyHere = theirs.Error is null ? await OnlyHereAsync(channel, found, theirs, cancellationToken) : [];
        onlyHere.ForEach(m => found.Name(m.Mid, m.SentAt, GapReason.NotAtMeta, isFilled: false));
        found.Count(theirs.Conversations, theirs.Messages.Count, before.Count + after.Count, after.Count, onlyHere.Count);
    }

    private async Task<HashSet<string>> KnownAsync(Channel channel, string[] mids, CancellationToken cancellationToken) =>
        mids.Length == 0
            ? [] : [.. await db.Messages.Where(m => m.ChannelId == channel.Id && m.Mid != null && mids.Contains(m.Mid)).Select(m => m.Mid!)
                .ToListAsync(cancellationToken)];

    /// <summary>What is unsent is rightly not at Meta.</summary>
    private async Task<List<(string Mid, DateTimeOffset SentAt)>> OnlyHereAsync(
        Channel channel, Reconciliation found, MetaSide.Reading theirs, CancellationToken cancellationToken)
    {
        var (since, until) = (found.Since + Rounding, found.Until - Rounding);
        var ours = await (
            from conversation in db.Conversations.Where(c => c.ChannelId == channel.Id && c.LastMessageAt >= since)
            join message in db.Messages on conversation.Id equals message.ConversationId
            where message.SentAt >= since && message.SentAt < until && message.Mid != null && message.UnsentAt == null
            select new { Mid = message.Mid!, message.SentAt }).ToListAsync(cancellationToken);
        return [.. ours.Where(m => !theirs.Mids.Contains(m.Mid)).OrderBy(m => m.SentAt).Select(m => (m.Mid, m.SentAt))];
    }

    private static GapReason ReasonOf(Channel channel, DateTimeOffset sentAt) =>
        sentAt < channel.ConnectedAt ? GapReason.NotConnected
        : channel.LastRefusedFrom <= sentAt && sentAt <= channel.LastRefusedUntil ? GapReason.TokenRefused
        : channel.SubscribedAt is null || sentAt < channel.SubscribedAt ? GapReason.NotSubscribed
        : GapReason.NoWebhook;
}
