using Inbox.Web.Conversations;
using Inbox.Web.Data;
using Inbox.Web.Localization;
using Inbox.Web.Organizations;
using Inbox.Web.Sending;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Replies;

/// <summary>
/// An answer whose time has come is looked at again: whether its writer may still send it, whether it can be sent, and whether
/// the contact wrote first. After an outage, or from a backup, it may be too late for it: then its writer decides.
/// </summary>
public sealed class ScheduledReplySender(InboxDbContext db, ReplyService replies, ReplyClosing closing, TimeProvider clock)
{
    public async Task SendAsync(Guid id, CancellationToken cancellationToken)
    {
        var found = await (
            from waiting in db.ScheduledReplies.AsNoTracking()
            where waiting.Id == id && waiting.State == ScheduledReplyState.Sending
            join writer in db.Agents.AsNoTracking() on waiting.AuthorId equals writer.Id
            select new { waiting, writer }).SingleOrDefaultAsync(cancellationToken);
        if (found is null)
        {
            return;
        }

        await SendAsync(found.waiting, found.writer, cancellationToken);
    }

    private async Task SendAsync(ScheduledReply reply, Agent author, CancellationToken cancellationToken)
    {
        var heardAt = await db.VisibleTo(author).Where(c => c.Id == reply.ConversationId)
            .Select(c => new { c.LastIncomingReceivedAt }).SingleOrDefaultAsync(cancellationToken);
        if (heardAt is null || author.RemovedAt is not null)
        {
            await ChangeAsync(reply.Id, r => r.Refuse(new Sentence("WriterMayNotAnswer")), cancellationToken);
        }
        else if (reply.SendAt + MessageSender.FitsFor < clock.GetUtcNow())
        {
            await ChangeAsync(reply.Id, r => r.Refuse(new Sentence("ScheduledTooLate")), cancellationToken);
        }
        else if (reply.IsPlanned && heardAt.LastIncomingReceivedAt > reply.WrittenAt)
        {
            await ChangeAsync(reply.Id, r => r.Hold(), cancellationToken);
        }
        else
        {
            await QueueAsync(reply, author, cancellationToken);
        }
    }

    private async Task QueueAsync(ScheduledReply reply, Agent author, CancellationToken cancellationToken)
    {
        var (message, refusal) = await replies.QueueAsync(reply.ConversationId, author, reply.ToDraft(), cancellationToken);
        if (message is null)
        {
            await ChangeAsync(reply.Id, r => r.Refuse((refusal ?? ReplyRefusal.Raced).Words), cancellationToken);
            return;
        }

        await ChangeAsync(reply.Id, r => db.ScheduledReplies.Remove(r), cancellationToken);
        if (reply.Closes)
        {
            await closing.CloseAsync(reply.ConversationId, author, message.Id, cancellationToken);
        }
    }

    private async Task ChangeAsync(Guid id, Action<ScheduledReply> change, CancellationToken cancellationToken)
    {
        db.ChangeTracker.Clear();
        if (await db.ScheduledReplies.SingleOrDefaultAsync(r => r.Id == id, cancellationToken) is { } reply)
        {
            change(reply);
            await db.SaveChangesAsync(cancellationToken);
        }
    }
}
