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
    /// <summary>How long what was written fits without asking: after an outage or from a backup it is older.</summary>
    internal static readonly TimeSpan FitsFor = TimeSpan.FromMinutes(30);

    /// <summary>Meta's code for what it cannot do with what was named, such as a message to quote (meta-platform 6.2).</summary>
    private const int UnknownParameter = 100;

    public async Task SendAsync(Guid messageId, CancellationToken cancellationToken)
    {
        if (await FindAsync(messageId, cancellationToken) is not { Message.Status: MessageStatus.Sending } sending)
        {
            return;
        }

        var allowance = sending.PolicyAt(timing.Now).Allowance;
        if (RefusalOf(sending.Message, allowance) is { } reason)
        {
            await outcomes.RefuseAsync(messageId, reason, cancellationToken);
            return;
        }

        if (sending.IsQuoteUnsent)
        {
            await outcomes.DropQuoteAsync(messageId, cancellationToken);
            return;
        }

        if (await timing.WaitForTurnAsync(sending.Channel.Id, cancellationToken) is { } later)
        {
            await outcomes.PutBackAsync(messageId, later, cancellationToken);
            return;
        }

        await SendAsync(sending, allowance == ReplyAllowance.HumanAgent, cancellationToken);
    }

    private SendFailureReason? RefusalOf(Message message, ReplyAllowance allowance) =>
        allowance == ReplyAllowance.None ? SendFailureReason.WindowClosed
        : message.QueuedAt + FitsFor < timing.Now ? SendFailureReason.WaitedTooLong
        : null;

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
        if (answer.Error is { Code: UnknownParameter, Subcode: null } && sending.Quotes)
        {
            await outcomes.DropQuoteAsync(messageId, cancellationToken);
            return;
        }

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
            select new
            {
                message,
                conversation,
                channel,
                identity.ExternalId,
                isQuoteUnsent = message.ReplyToMid != null && !message.IsQuoteDropped && db.Messages.Any(
                    quoted => quoted.ChannelId == message.ChannelId && quoted.Mid == message.ReplyToMid && quoted.UnsentAt != null),
            }).SingleOrDefaultAsync(cancellationToken);
        return found is null ? null : new(found.message, found.conversation, found.channel, found.ExternalId)
        {
            IsQuoteUnsent = found.isQuoteUnsent,
        };
    }

    private sealed record Sending(Message Message, Conversation Conversation, Channel Channel, string RecipientId)
    {
        public bool Quotes => Message is { ReplyToMid: not null, IsQuoteDropped: false };

        public bool IsQuoteUnsent { get; init; }

        public ReplyPolicy PolicyAt(DateTimeOffset now) => new(Channel, Conversation, now) { IsByProgram = Message.IsByProgram };
    }
}
