using System.Linq.Expressions;
using Inbox.Web.Channels;
using Inbox.Web.Contacts;
using Inbox.Web.Conversations;
using Inbox.Web.Data;
using Inbox.Web.Live;
using Inbox.Web.Meta;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Receiving;

/// <summary>
/// Deliveries and reads move the messages to one contact on one channel forward, all of a watermark's in one statement
/// (meta-platform 2.11, 2.12). What comes late or again changes nothing.
/// </summary>
public sealed class ReceiptRecorder(InboxDbContext db, InboxFeed feed, TimeProvider clock)
{
    /// <summary>An echo may move a message to its place after the receipt for it came: so far back each receipt looks again.</summary>
    private static readonly TimeSpan LookBack = TimeSpan.FromDays(1);

    /// <summary>The conversations with one contact that somebody may have open.</summary>
    private const int MaxPublished = 3;

    public async Task DeliverAsync(Channel channel, MessagesDelivered receipt, CancellationToken cancellationToken)
    {
        // Instagram tells of no deliveries, and we pretend none.
        if (channel.Platform != Platform.Messenger || await FindAsync(channel, receipt, cancellationToken) is not { } identity)
        {
            return;
        }

        var mids = receipt.Mids.ToArray();
        var (from, until) = (identity.DeliveredUntil - LookBack ?? DateTimeOffset.MinValue, receipt.Watermark);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var moved = await OfIdentity(identity).Where(m => m.Status == MessageStatus.Sent)
            .Where(m => (m.SentAt < until && m.SentAt >= from) || (m.Mid != null && mids.Contains(m.Mid)))
            .ExecuteUpdateAsync(
                m => m.SetProperty(x => x.Status, MessageStatus.Delivered).SetProperty(x => x.DeliveredAt, until), cancellationToken);
        await db.ContactIdentities.Where(i => i.Id == identity.Id && (i.DeliveredUntil == null || i.DeliveredUntil < until))
            .ExecuteUpdateAsync(i => i.SetProperty(x => x.DeliveredUntil, until), cancellationToken);
        var followed = await FollowAsync(identity, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        await TellAsync(identity, moved + followed, cancellationToken);
    }

    /// <returns>Whether the message that it names is known; a watermark names none.</returns>
    public async Task<bool> ReadAsync(Channel channel, MessagesRead receipt, CancellationToken cancellationToken)
    {
        var watermark = receipt.Watermark ?? await SentAtAsync(channel, receipt.Mid, cancellationToken);
        if (watermark is not { } until)
        {
            return false;
        }

        if (await FindAsync(channel, receipt, cancellationToken) is { } identity)
        {
            var now = clock.GetUtcNow();
            await ReadAsync(identity, until, receipt.At < now ? receipt.At : now, cancellationToken);
        }

        return true;
    }

    private async Task ReadAsync(ContactIdentity identity, DateTimeOffset until, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var from = identity.ReadUntil - LookBack ?? DateTimeOffset.MinValue;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var moved = await OfIdentity(identity).Where(m => m.Status == MessageStatus.Sent || m.Status == MessageStatus.Delivered)
            .Where(m => m.SentAt <= until && m.SentAt >= from)
            .ExecuteUpdateAsync(m => m.SetProperty(x => x.Status, MessageStatus.Read).SetProperty(x => x.ReadAt, at), cancellationToken);
        await db.ContactIdentities.Where(i => i.Id == identity.Id && (i.ReadUntil == null || i.ReadUntil < until))
            .ExecuteUpdateAsync(i => i.SetProperty(x => x.ReadUntil, until), cancellationToken);
        var followed = await FollowAsync(identity, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        await TellAsync(identity, moved + followed, cancellationToken);
    }

    /// <summary>What we sent to one contact on its channel.</summary>
    private IQueryable<Message> OfIdentity(ContactIdentity identity) => db.Messages.Where(m =>
        m.Direction == MessageDirection.Outgoing
        && db.Conversations.Where(c => c.ContactIdentityId == identity.Id).Select(c => c.Id).Contains(m.ConversationId));

    /// <summary>The list shows the newest message's status.</summary>
    /// <returns>In how many conversations it is another.</returns>
    private async Task<int> FollowAsync(ContactIdentity identity, CancellationToken cancellationToken)
    {
        Expression<Func<Conversation, MessageStatus>> newest =
            c => db.Messages.Where(m => m.Id == c.LastMessageId).Select(m => m.Status).First();
        return await db.Conversations
            .Where(c => c.ContactIdentityId == identity.Id && c.LastMessageDirection == MessageDirection.Outgoing)
            .Where(c => db.Messages.Any(m => m.Id == c.LastMessageId && m.Status != c.LastMessageStatus))
            .ExecuteUpdateAsync(c => c.SetProperty(x => x.LastMessageStatus, newest), cancellationToken);
    }

    private async Task TellAsync(ContactIdentity identity, int moved, CancellationToken cancellationToken)
    {
        var changed = moved == 0 ? [] : await db.Conversations.Where(c => c.ContactIdentityId == identity.Id)
            .OrderByDescending(c => c.LastMessageAt).Take(MaxPublished).Select(c => c.Id).ToListAsync(cancellationToken);
        foreach (var id in changed)
        {
            feed.Publish(new(identity.OrganizationId, id));
        }
    }

    private Task<DateTimeOffset?> SentAtAsync(Channel channel, string? mid, CancellationToken cancellationToken) =>
        db.Messages.Where(m => m.ChannelId == channel.Id && m.Mid == mid).Select(m => (DateTimeOffset?)m.SentAt)
            .SingleOrDefaultAsync(cancellationToken);

    private Task<ContactIdentity?> FindAsync(Channel channel, ChannelEvent receipt, CancellationToken cancellationToken) =>
        db.ContactIdentities.AsNoTracking()
            .SingleOrDefaultAsync(i => i.ChannelId == channel.Id && i.ExternalId == receipt.ContactExternalId, cancellationToken);
}
