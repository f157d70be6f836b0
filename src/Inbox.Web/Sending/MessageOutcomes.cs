using Inbox.Web.Conversations;
using Inbox.Web.Data;
using Inbox.Web.Live;
using Inbox.Web.Meta;
using Inbox.Web.Meta.Graph;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Sending;

/// <summary>
/// Writes down what became of our messages, although echoes and receipts come in between: whoever loses a race looks again.
/// </summary>
public sealed class MessageOutcomes(InboxDbContext db, InboxFeed feed, TimeProvider clock)
{
    /// <summary>How long an echo may take before the history is asked (meta-platform 3.9).</summary>
    private static readonly TimeSpan EchoTimeout = TimeSpan.FromSeconds(60);

    /// <summary>The claim may have made it unknown, which no save of ours tells.</summary>
    public void PublishUnknown(Message message) => feed.Publish(new(message.OrganizationId, message.ConversationId));

    public Task RefuseAsync(Guid messageId, SendFailureReason reason, CancellationToken cancellationToken) =>
        ChangeAsync(messageId, sent => sent.Message.MarkFailed(reason, null, clock.GetUtcNow()), cancellationToken);

    public Task PutBackAsync(Guid messageId, DateTimeOffset dueAt, CancellationToken cancellationToken) =>
        ChangeAsync(messageId, sent => sent.Message.PutBack(dueAt), cancellationToken);

    /// <summary>The words matter more than the quote.</summary>
    public Task DropQuoteAsync(Guid messageId, CancellationToken cancellationToken) =>
        ChangeAsync(messageId, sent => sent.Message.DropQuote(clock.GetUtcNow()), cancellationToken);

    /// <summary>Found in an echo or in Meta's history.</summary>
    public Task ConfirmAsync(Guid messageId, string mid, DateTimeOffset sentAt, CancellationToken cancellationToken) =>
        ChangeAsync(messageId, sent => sent.Message.MarkSent(mid, sentAt), cancellationToken, mid);

    public Task RecordAsync(Guid messageId, SendResponse answer, bool isHumanAgent, CancellationToken cancellationToken) =>
        ChangeAsync(messageId, sent => Record(sent, answer, isHumanAgent), cancellationToken, answer.Mid);

    private void Record(SentMessage sent, SendResponse answer, bool isHumanAgent)
    {
        var now = clock.GetUtcNow();
        sent.Message.RecordTag(isHumanAgent);
        Apply(sent, answer, now);
        if (answer.Usage.Percent >= 100)
        {
            SendRefusals.Pause(sent.Channel, answer.Usage, now);
        }
    }

    private static void Apply(SentMessage sent, SendResponse answer, DateTimeOffset now)
    {
        if (answer.Mid is { } mid)
        {
            sent.Message.MarkSent(mid, now);
        }
        else if (answer.Rule.Action == SendAction.Unknown)
        {
            sent.Message.MarkUnknown(now, now + EchoTimeout);
        }
        else
        {
            SendRefusals.Apply(sent, answer, now);
        }
    }

    private Task ChangeAsync(Guid messageId, Action<SentMessage> change, CancellationToken cancellationToken, string? mid = null) =>
        db.RetryOnConflictAsync(async () =>
        {
            var sent = await LoadAsync(messageId, cancellationToken);
            var hadFailed = sent.Message.Status == MessageStatus.Failed;
            if (mid is null || await TryTakeMidAsync(sent, mid, cancellationToken))
            {
                change(sent);
            }
            else
            {
                sent.Message.MarkUnknown(clock.GetUtcNow(), clock.GetUtcNow() + EchoTimeout);
            }

            if (!hadFailed)
            {
                await ReopenAsync(sent, cancellationToken);
            }

            sent.Conversation.Follow(sent.Message);
            await ConversationSummaries.SettleAsync(db, [sent.Conversation], cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
            await TouchContactAsync(sent, cancellationToken);
            await NoteUnreachableAsync(sent, cancellationToken);
        });

    /// <summary>Since the first refusal of the kind; their next message ends it.</summary>
    private async Task NoteUnreachableAsync(SentMessage sent, CancellationToken cancellationToken)
    {
        if (sent.Message is { Status: MessageStatus.Failed, FailureReason: SendFailureReason.CannotReceive, FailureCode: var code })
        {
            var (identityId, now) = (sent.Conversation.ContactIdentityId, clock.GetUtcNow());
            await db.ContactIdentities.Where(i => i.Id == identityId && i.UnreachableAt == null)
                .ExecuteUpdateAsync(
                    set => set.SetProperty(i => i.UnreachableAt, now).SetProperty(i => i.UnreachableCode, code), cancellationToken);
        }
    }

    /// <summary>Who was written to was active then, as who writes is.</summary>
    private async Task TouchContactAsync(SentMessage sent, CancellationToken cancellationToken)
    {
        if (sent.Message is { Status: MessageStatus.Sent, SentAt: var at })
        {
            var identityId = sent.Conversation.ContactIdentityId;
            await db.Contacts.Where(c => c.LastActivityAt < at && db.ContactIdentities.Any(i => i.Id == identityId && i.ContactId == c.Id))
                .ExecuteUpdateAsync(set => set.SetProperty(c => c.LastActivityAt, at), cancellationToken);
        }
    }

    /// <summary>
    /// Who closed it with an answer that was not sent has not seen to it. Another one that is open has the person's attention.
    /// </summary>
    private async Task ReopenAsync(SentMessage sent, CancellationToken cancellationToken)
    {
        var (message, conversation, _) = sent;
        if (message.Status == MessageStatus.Failed && WasClosedWith(message, conversation) && !await db.Conversations.AnyAsync(
            c => c.ContactIdentityId == conversation.ContactIdentityId && c.Status != ConversationStatus.Closed, cancellationToken))
        {
            conversation.Reopen();
        }
    }

    private static bool WasClosedWith(Message message, Conversation conversation) =>
        conversation.IsClosed && conversation.ClosedById == message.AuthorId && conversation.ClosedAt >= message.QueuedAt;

    private async Task<SentMessage> LoadAsync(Guid messageId, CancellationToken cancellationToken)
    {
        var found = await (
            from message in db.Messages
            where message.Id == messageId
            join conversation in db.Conversations on message.ConversationId equals conversation.Id
            join channel in db.Channels on message.ChannelId equals channel.Id
            select new { message, conversation, channel }).SingleAsync(cancellationToken);
        return new(found.message, found.conversation, found.channel);
    }

    /// <summary>
    /// An echo that came before this answer, and could not be told from somebody else's, is this message: one of them goes.
    /// </summary>
    /// <returns>Whether the message can have this mid: not where Graph names one that another message has.</returns>
    private async Task<bool> TryTakeMidAsync(SentMessage sent, string mid, CancellationToken cancellationToken)
    {
        var other = await db.Messages.SingleOrDefaultAsync(
            m => m.ChannelId == sent.Message.ChannelId && m.Mid == mid && m.Id != sent.Message.Id, cancellationToken);
        if (other is null || sent.Message.Mid is not null)
        {
            return true;
        }

        if (!IsTwin(other, sent.Message))
        {
            return false;
        }

        db.Messages.Remove(other);
        sent.Message.Echoed(mid, other.SentAt);
        sent.Conversation.Replace(other, sent.Message);
        return true;
    }

    /// <summary>Whether it is an echo in the same conversation that came after the message was queued, both by our clock.</summary>
    private static bool IsTwin(Message other, Message sent) =>
        other.Direction == MessageDirection.Outgoing && other.AuthorId is null && other.ConversationId == sent.ConversationId
        && other.StoredAt >= sent.QueuedAt;
}
