using Inbox.Web.Conversations;
using Inbox.Web.Data;
using Inbox.Web.Organizations;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Lists;

/// <summary>What an agent sent a moment ago and may still take back, wherever they went on to.</summary>
public sealed record UndoableReply(Guid Id, Guid ConversationId, string ContactName, DateTimeOffset SendAt)
{
    /// <summary>The last of them; nobody is asked where the agent sends at once.</summary>
    public static async Task<UndoableReply?> FindAsync(
        InboxDbContext db, Agent agent, DateTimeOffset now, CancellationToken cancellationToken) =>
        agent.UndoSeconds == 0 ? null : await (
            from reply in db.ScheduledReplies
            where reply.AuthorId == agent.Id && !reply.IsPlanned && reply.State == ScheduledReplyState.Waiting && reply.SendAt > now
            join conversation in db.Conversations on reply.ConversationId equals conversation.Id
            join contact in db.Contacts on conversation.ContactId equals contact.Id
            orderby reply.SendAt descending
            select new UndoableReply(reply.Id, reply.ConversationId, contact.Name, reply.SendAt)).FirstOrDefaultAsync(cancellationToken);
}
