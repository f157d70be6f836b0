using Inbox.Web.Channels;
using Inbox.Web.Data;
using Inbox.Web.Meta;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Conversations;

/// <summary>
/// The outgoing story: a claimed message becomes a call to Meta, and Meta's answer its status. A message is handed to Meta
/// once, and again only where it provably was not sent (meta-platform 3.9).
/// </summary>
public sealed class MessageSender(
    InboxDbContext db, MessageOutcomes outcomes, GraphMessages graph, ChannelAccess access, SendTiming timing)
{
    public async Task SendAsync(Guid messageId, CancellationToken cancellationToken)
    {
        if (await FindAsync(messageId, cancellationToken) is not { Message.Status: MessageStatus.Sending } sending)
        {
            return;
        }

        var allowance = sending.Conversation.AllowanceAt(timing.Now, sending.Channel.HasHumanAgent);
        if (allowance == ReplyAllowance.None)
        {
            await outcomes.RefuseAsync(messageId, SendFailureReason.WindowClosed, cancellationToken);
            return;
        }

        if (await timing.WaitForTurnAsync(sending.Channel.Id, cancellationToken) is { } later)
        {
            await outcomes.PutBackAsync(messageId, later, cancellationToken);
            return;
        }

        var isHumanAgent = allowance == ReplyAllowance.HumanAgent;
        var answer = await CallAsync(sending, isHumanAgent, cancellationToken);
        timing.Heed(sending.Channel.Id, answer);
        await outcomes.RecordAsync(messageId, answer, isHumanAgent, cancellationToken);
    }

    private async Task<SendAnswer> CallAsync(Sending sending, bool isHumanAgent, CancellationToken cancellationToken)
    {
        var (message, _, channel, recipientId) = sending;
        return await access.OpenAsync(channel, cancellationToken) is { } open
            ? await graph.SendAsync(
                new(message.Platform, channel.PageId, recipientId, message.Text, message.Id.ToString(), isHumanAgent, message.ReplyToMid),
                open, cancellationToken)
            : SendAnswer.TokenUnreadable;
    }

    private async Task<Sending?> FindAsync(Guid messageId, CancellationToken cancellationToken)
    {
        var found = await (
            from message in db.Messages.AsNoTracking()
            where message.Id == messageId
            join conversation in db.Conversations on message.ConversationId equals conversation.Id
            join identity in db.ContactIdentities on conversation.ContactIdentityId equals identity.Id
            join channel in db.Channels on message.ChannelId equals channel.Id
            select new { message, conversation, channel, identity.ExternalId }).SingleOrDefaultAsync(cancellationToken);
        return found is null ? null : new(found.message, found.conversation, found.channel, found.ExternalId);
    }

    private sealed record Sending(Message Message, Conversation Conversation, Channel Channel, string RecipientId);
}
