using Inbox.Web.Channels;
using Inbox.Web.Conversations;
using Inbox.Web.Data;
using Inbox.Web.Meta.Graph;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Sending;

/// <summary>
/// Tells Meta that somebody writes or has read, where the channel wants it and nothing else has to be sent (meta-platform 3.8).
/// </summary>
public sealed class SenderActionCall(InboxDbContext db, GraphActions graph, ChannelAccess access, SendThrottle pace, TimeProvider clock)
{
    public async Task MakeAsync(PendingAction pending, CancellationToken cancellationToken)
    {
        var found = await (
            from conversation in db.Conversations.AsNoTracking()
            where conversation.Id == pending.ConversationId
            join channel in db.Channels.AsNoTracking() on conversation.ChannelId equals channel.Id
            join identity in db.ContactIdentities on conversation.ContactIdentityId equals identity.Id
            select new { conversation, channel, identity.ExternalId }).SingleOrDefaultAsync(cancellationToken);
        if (found is null || !IsWanted(pending.Action, found.channel, found.conversation)
            || !pace.TryReserve(found.channel.Id) || await access.OpenAsync(found.channel, cancellationToken) is not { } open)
        {
            return;
        }

        var answer = pending.Action == SenderAction.Typing
            ? await graph.TypeAsync(found.channel.PageId, found.ExternalId, open, cancellationToken)
            : await graph.MarkSeenAsync(found.channel.PageId, found.ExternalId, open, cancellationToken);
        pace.Throttle(found.channel.Id, answer.Usage, isRefused: answer.Error is { IsLimit: true });
    }

    private bool IsWanted(SenderAction action, Channel channel, Conversation conversation)
    {
        var now = clock.GetUtcNow();
        return (action == SenderAction.Typing ? channel.ShowsTyping : channel.ShowsSeen)
            && channel.CanSpeak && !(channel.SendsPausedUntil > now)
            && conversation.AllowanceAt(now, hasHumanAgent: false) == ReplyAllowance.Free;
    }
}
