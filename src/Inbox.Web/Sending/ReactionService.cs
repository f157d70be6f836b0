using Inbox.Web.Conversations;
using Inbox.Web.Data;
using Inbox.Web.Meta;
using Inbox.Web.Organizations;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Sending;

/// <summary>Takes our side's reaction to a message and has Meta told, or says why not (meta-platform 3.8).</summary>
public sealed class ReactionService(InboxDbContext db, ReactionSignal signal, TimeProvider clock)
{
    /// <param name="emoji">Null takes the reaction back.</param>
    public Task<ReactionOutcome> ReactAsync(
        Agent agent, Guid conversationId, Guid messageId, string? emoji, CancellationToken cancellationToken) =>
        db.RetryOnConflictAsync(
            async () =>
            {
                var outcome = await TryAsync(agent, conversationId, messageId, emoji, cancellationToken);
                signal.Wake();
                return outcome;
            },
            lost: () => ReactionOutcome.Refused(ReplyRefusal.Raced));

    private async Task<ReactionOutcome> TryAsync(
        Agent agent, Guid conversationId, Guid messageId, string? emoji, CancellationToken cancellationToken)
    {
        var found = await (
            from message in db.Messages.Include(m => m.Reactions)
            where message.Id == messageId && message.ConversationId == conversationId
            join conversation in db.VisibleTo(agent) on message.ConversationId equals conversation.Id
            join channel in db.Channels on message.ChannelId equals channel.Id
            select new { message, conversation, channel }).SingleOrDefaultAsync(cancellationToken);
        if (found is null)
        {
            return ReactionOutcome.NotFound;
        }

        var now = clock.GetUtcNow();
        var refusal = RefusalFor(found.message, emoji)
            ?? new ReplyPolicy(found.channel, found.conversation, now).ReactionRefusalFor(agent.Id);
        if (refusal is not null)
        {
            return ReactionOutcome.Refused(refusal);
        }

        found.message.ReactAsUs(emoji, now);
        await db.SaveChangesAsync(cancellationToken);
        return ReactionOutcome.Taken;
    }

    private static ReplyRefusal? RefusalFor(Message message, string? emoji) =>
        message.IsUnsent ? ReplyRefusal.ReactionUnsent
        : message.Mid is null || EventKeys.IsOwn(message.Mid) ? ReplyRefusal.ReactionNotAtMeta
        : emoji is not null && !ReactionEmoji.Is(emoji) ? ReplyRefusal.NoEmoji
        : null;
}

/// <summary>What became of a reaction: one of the three.</summary>
public sealed record ReactionOutcome(bool IsTaken, ReplyRefusal? Refusal)
{
    public static readonly ReactionOutcome NotFound = new(false, null);
    public static readonly ReactionOutcome Taken = new(true, null);

    public static ReactionOutcome Refused(ReplyRefusal refusal) => new(false, refusal);
}
