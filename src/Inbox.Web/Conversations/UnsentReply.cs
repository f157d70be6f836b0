using Inbox.Web.Data;
using Inbox.Web.Organizations;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Conversations;

/// <summary>What an agent has written in a conversation of the list and not sent: begun, or held since the contact wrote first.</summary>
internal sealed record UnsentReply(Guid ConversationId, bool IsHeld)
{
    public static Task<List<UnsentReply>> OfAsync(InboxDbContext db, Agent writer, Guid[] conversations, CancellationToken cancellationToken) =>
        db.SavedDrafts.Where(d => d.AgentId == writer.Id && conversations.Contains(d.ConversationId))
            .Select(d => new { d.ConversationId, IsHeld = false })
            .Concat(Held(db, writer, conversations).Select(r => new { r.ConversationId, IsHeld = true }))
            .Select(one => new UnsentReply(one.ConversationId, one.IsHeld)).ToListAsync(cancellationToken);

    /// <summary>Also those whose time has not come yet: they will be, as their threads say already.</summary>
    private static IQueryable<ScheduledReply> Held(InboxDbContext db, Agent writer, Guid[] conversations) => db.ScheduledReplies
        .Where(r => r.AuthorId == writer.Id && conversations.Contains(r.ConversationId))
        .Where(r => r.State == ScheduledReplyState.Held
            || (r.State == ScheduledReplyState.Waiting && r.IsPlanned
                && db.Conversations.Any(c => c.Id == r.ConversationId && c.LastIncomingReceivedAt > r.WrittenAt)));
}
