using Inbox.Web.Conversations;
using Inbox.Web.Data;
using Inbox.Web.Live;
using Inbox.Web.Localization;
using Inbox.Web.Organizations;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Replies;

/// <summary>Takes answers that are to be sent later, and gives them back as long as nobody sends them.</summary>
public sealed class ScheduledReplyService(InboxDbContext db, ReplyService replies, DraftService drafts, InboxFeed feed, TimeProvider clock)
{
    /// <summary>Takes it where it could be sent at its time, as far as that is known now.</summary>
    public async Task<ReplyOutcome> AddAsync(
        Guid conversationId, Agent author, OutgoingReply draft, SendTime time, bool closes, CancellationToken cancellationToken)
    {
        if (await replies.ObjectionAsync(conversationId, author, draft, time.At, cancellationToken) is { } objection)
        {
            return objection;
        }

        db.ScheduledReplies.Add(new ScheduledReply(author, conversationId, draft, time.At, time.IsPlanned, closes, clock.GetUtcNow()));
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException exception) when (exception.IsUniqueViolation())
        {
            db.ChangeTracker.Clear();
            return await IsHereAsync(conversationId, author, draft, cancellationToken)
                ? ReplyOutcome.Waits : ReplyOutcome.Refused(ReplyRefusal.IdTaken);
        }

        return ReplyOutcome.Waits;
    }

    /// <summary>Whether it is the same form, a moment earlier: other words are not taken for it.</summary>
    private Task<bool> IsHereAsync(Guid conversationId, Agent author, OutgoingReply draft, CancellationToken cancellationToken) =>
        Own(conversationId, draft.Id, author).AnyAsync(r => r.Text == draft.Text, cancellationToken);

    /// <summary>Puts it back where it was written: undone, or to be changed.</summary>
    /// <returns>The answer as it was; null where it could not be had any more.</returns>
    public async Task<ScheduledReply?> TakeBackAsync(Guid conversationId, Guid id, Agent author, CancellationToken cancellationToken)
    {
        var reply = await Own(conversationId, id, author).AsNoTracking().SingleOrDefaultAsync(cancellationToken);
        if (reply is null || !await DropAsync(conversationId, id, author, cancellationToken))
        {
            return null;
        }

        await drafts.PutBackAsync(author, conversationId, reply.Text, reply.ReplyTo, reply.FileIds, cancellationToken);
        return reply;
    }

    public async Task<bool> DropAsync(Guid conversationId, Guid id, Agent author, CancellationToken cancellationToken)
    {
        var dropped = await Own(conversationId, id, author).Where(r => r.State != ScheduledReplyState.Sending)
            .ExecuteDeleteAsync(cancellationToken);
        return Tell(dropped, author, conversationId);
    }

    /// <summary>Its writer wants it sent now, whatever was said in between.</summary>
    public async Task<bool> SendNowAsync(Guid conversationId, Guid id, Agent author, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var changed = await Own(conversationId, id, author).Where(r => r.State != ScheduledReplyState.Sending).ExecuteUpdateAsync(r => r
            .SetProperty(x => x.State, ScheduledReplyState.Waiting).SetProperty(x => x.IsPlanned, false)
            .SetProperty(x => x.ProblemCode, (Sentence?)null).SetProperty(x => x.ProblemText, (string?)null)
            .SetProperty(x => x.SendAt, now).SetProperty(x => x.DueAt, now).SetProperty(x => x.WrittenAt, now), cancellationToken);
        return Tell(changed, author, conversationId);
    }

    private IQueryable<ScheduledReply> Own(Guid conversationId, Guid id, Agent author) => db.ScheduledReplies.Where(r =>
        r.Id == id && r.ConversationId == conversationId && r.AuthorId == author.Id
            && db.VisibleTo(author).Any(c => c.Id == conversationId));

    private bool Tell(int changed, Agent author, Guid conversationId)
    {
        if (changed > 0)
        {
            feed.Publish(new(author.OrganizationId, conversationId));
        }

        return changed > 0;
    }
}
