using Inbox.Web.Channels;
using Inbox.Web.Conversations;
using Inbox.Web.Data;
using Inbox.Web.Meta;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Sending;

/// <summary>
/// The outgoing story: a claimed message becomes a call to Meta, and Meta's answer its status. A message is handed to Meta
/// once, and again only where it provably was not sent (meta-platform 3.9).
/// </summary>
public sealed class MessageSender(
    InboxDbContext db, MessageOutcomes outcomes, OutgoingCall call, SendTiming timing)
{
    public async Task SendAsync(Guid messageId, CancellationToken cancellationToken)
    {
        if (await FindAsync(messageId, cancellationToken) is not { Message.Status: MessageStatus.Sending } sending)
        {
            return;
        }

        var allowance = new ReplyPolicy(sending.Channel, sending.Conversation, timing.Now).Allowance;
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

        await SendAsync(sending, allowance == ReplyAllowance.HumanAgent, cancellationToken);
    }

    private async Task SendAsync(Sending sending, bool isHumanAgent, CancellationToken cancellationToken)
    {
        var messageId = sending.Message.Id;
        var answer = await call.MakeAsync(sending.Message, sending.Channel, sending.RecipientId, isHumanAgent, cancellationToken);
        if (answer is null)
        {
            await outcomes.PutBackAsync(messageId, timing.Now, cancellationToken);
            return;
        }

        timing.Adjust(sending.Channel.Id, answer);
        await outcomes.RecordAsync(messageId, answer, isHumanAgent, cancellationToken);
    }

    private async Task<Sending?> FindAsync(Guid messageId, CancellationToken cancellationToken)
    {
        var found = await (
            from message in db.Messages.AsNoTracking().Include(m => m.Attachments)
            where message.Id == messageId
            join conversation in db.Conversations on message.ConversationId equals conversation.Id
            join identity in db.ContactIdentities on conversation.ContactIdentityId equals identity.Id
            join channel in db.Channels on message.ChannelId equals channel.Id
            select new { message, conversation, channel, identity.ExternalId }).SingleOrDefaultAsync(cancellationToken);
        return found is null ? null : new(found.message, found.conversation, found.channel, found.ExternalId);
    }

    private sealed record Sending(Message Message, Conversation Conversation, Channel Channel, string RecipientId);
}
