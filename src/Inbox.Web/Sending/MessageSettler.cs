using Inbox.Web.Channels;
using Inbox.Web.Conversations;
using Inbox.Web.Data;
using Inbox.Web.Meta;
using Inbox.Web.Meta.Graph;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Sending;

/// <summary>Settles a message whose answer was lost: it is in Meta's history, or it counts as not sent (meta-platform 3.9).</summary>
public sealed class MessageSettler(
    InboxDbContext db, MessageOutcomes outcomes, GraphHistory history, ChannelAccess access, TimeProvider clock)
{
    /// <summary>When the messages behind it have waited long enough.</summary>
    private static readonly TimeSpan SettleTimeout = TimeSpan.FromMinutes(2);

    /// <summary>Meta's clock and ours may differ.</summary>
    private static readonly TimeSpan ClockSkew = TimeSpan.FromSeconds(30);

    public async Task SettleAsync(Guid messageId, CancellationToken cancellationToken)
    {
        var found = await (
            from message in db.Messages.AsNoTracking().Include(m => m.Attachments)
            where message.Id == messageId && message.Status == MessageStatus.Unknown
            join conversation in db.Conversations on message.ConversationId equals conversation.Id
            join identity in db.ContactIdentities on conversation.ContactIdentityId equals identity.Id
            join channel in db.Channels on message.ChannelId equals channel.Id
            select new { message, channel, identity.ExternalId }).SingleOrDefaultAsync(cancellationToken);
        if (found is null)
        {
            return;
        }

        outcomes.PublishUnknown(found.message);
        await SettleAsync(found.message, found.channel, found.ExternalId, cancellationToken);
    }

    private async Task SettleAsync(Message message, Channel channel, string contactExternalId, CancellationToken cancellationToken)
    {
        if (await LookAsync(message, channel, contactExternalId, cancellationToken) is { } sent)
        {
            await outcomes.ConfirmAsync(message.Id, sent.Mid, sent.SentAt, cancellationToken);
        }
        else if (clock.GetUtcNow() >= message.SendingAt + SettleTimeout)
        {
            await outcomes.RefuseAsync(message.Id, SendFailureReason.NotConfirmed, cancellationToken);
        }
    }

    private async Task<HistoryMessage?> LookAsync(
        Message message, Channel channel, string contactExternalId, CancellationToken cancellationToken)
    {
        if (!channel.CanSpeak || await access.OpenAsync(channel, cancellationToken) is not { } open)
        {
            return null;
        }

        var newest = await history.NewestAsync(channel.Platform, channel.PageId, contactExternalId, open, cancellationToken);
        return await FirstNewAsync(
            message, [.. newest.Where(m => IsIt(m, message, contactExternalId)).OrderBy(m => m.SentAt)], cancellationToken);
    }

    private static bool IsIt(HistoryMessage found, Message message, string contactExternalId) =>
        found.FromId is not null && found.FromId != contactExternalId
        && found.SentAt >= message.SendingAt - ClockSkew
        && MessageText.IsSame(found.Text, message.Text)
        && found.Kinds.SequenceEqual(message.Attachments.Select(a => a.Kind));

    /// <summary>One that is not already another message here.</summary>
    private async Task<HistoryMessage?> FirstNewAsync(Message message, HistoryMessage[] candidates, CancellationToken cancellationToken)
    {
        var mids = candidates.Select(c => c.Mid).ToArray();
        var known = await db.Messages.Where(m => m.ChannelId == message.ChannelId && m.Mid != null && mids.Contains(m.Mid))
            .Select(m => m.Mid).ToListAsync(cancellationToken);
        return candidates.FirstOrDefault(c => !known.Contains(c.Mid));
    }
}
