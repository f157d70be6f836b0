using Inbox.Web.Channels;
using Inbox.Web.Conversations;
using Inbox.Web.Data;
using Inbox.Web.Meta.Graph;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Sending;

/// <summary>Tells Meta of one reaction of ours, and writes down what it says.</summary>
public sealed class ReactionSender(InboxDbContext db, GraphActions graph, ChannelAccess access, SendTiming timing)
{
    public async Task SendAsync(Guid messageId, CancellationToken cancellationToken)
    {
        if (await FindAsync(messageId, cancellationToken) is not { } found || found.Message.Mid is not { } mid)
        {
            return;
        }

        if (found.Message.IsUnsent)
        {
            await ChangeAsync(messageId, _ => { }, cancellationToken);
            return;
        }

        var (chosen, chosenAt) = (found.Reaction.Emoji, found.Reaction.At);
        if (found.Conversation.AllowanceAt(timing.Now, hasHumanAgent: false) == ReplyAllowance.None)
        {
            await ChangeAsync(messageId, now => now.Reaction.Refuse(chosenAt, timing.Now), cancellationToken);
            return;
        }

        if (await access.OpenAsync(found.Channel, cancellationToken) is not { } open)
        {
            await ChangeAsync(messageId, now => Record(now, chosen, chosenAt, SendResponse.TokenUnreadable), cancellationToken);
            return;
        }

        await SendAsync(found, mid, open, cancellationToken);
    }

    private async Task SendAsync(OwnReaction found, string mid, GraphAccess open, CancellationToken cancellationToken)
    {
        var (messageId, chosen, chosenAt) = (found.Message.Id, found.Reaction.Emoji, found.Reaction.At);
        if (await timing.WaitForTurnAsync(found.Channel.Id, cancellationToken) is not null)
        {
            await ChangeAsync(messageId, now => now.Reaction.TryAgain(timing.Now), cancellationToken);
            return;
        }

        var told = await graph.ReactAsync(found.Channel.PageId, found.RecipientId, mid, chosen, open, cancellationToken);
        var answer = SendResponse.Of(told);
        timing.Adjust(found.Channel.Id, answer);
        await ChangeAsync(messageId, now => Record(now, chosen, chosenAt, told.IsSuccess ? null : answer), cancellationToken);
    }

    /// <param name="refusal">Null where Meta took it.</param>
    private void Record(OwnReaction own, string? emoji, DateTimeOffset chosenAt, SendResponse? refusal)
    {
        if (refusal is null)
        {
            own.Reaction.Told(emoji, chosenAt, timing.Now);
            return;
        }

        SendRefusals.Apply(own.Channel, refusal, timing.Now);
        if (refusal.Rule.Action == SendAction.Fail)
        {
            own.Reaction.Refuse(chosenAt, timing.Now);
        }
        else
        {
            own.Reaction.TryAgain(timing.Now);
        }
    }

    private Task ChangeAsync(Guid messageId, Action<OwnReaction> change, CancellationToken cancellationToken) =>
        db.RetryOnConflictAsync(async () =>
        {
            if (await FindAsync(messageId, cancellationToken) is not { } own)
            {
                return;
            }

            // Taken back while somebody reacted to it: it has no reactions any more.
            if (own.Message.IsUnsent)
            {
                db.MessageReactions.Remove(own.Reaction);
            }
            else
            {
                change(own);
            }

            await db.SaveChangesAsync(cancellationToken);
        });

    private async Task<OwnReaction?> FindAsync(Guid messageId, CancellationToken cancellationToken)
    {
        var found = await (
            from reaction in db.MessageReactions
            where reaction.MessageId == messageId && reaction.IsOurs
            join message in db.Messages on reaction.MessageId equals message.Id
            join conversation in db.Conversations on message.ConversationId equals conversation.Id
            join identity in db.ContactIdentities on conversation.ContactIdentityId equals identity.Id
            join channel in db.Channels on message.ChannelId equals channel.Id
            select new { reaction, message, conversation, channel, identity.ExternalId }).SingleOrDefaultAsync(cancellationToken);
        return found is null ? null : new(found.reaction, found.message, found.conversation, found.channel, found.ExternalId);
    }

    private sealed record OwnReaction(
        MessageReaction Reaction, Message Message, Conversation Conversation, Channel Channel, string RecipientId);
}
