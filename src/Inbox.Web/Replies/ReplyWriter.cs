using Inbox.Web.Conversations;
using Inbox.Web.Data;
using Inbox.Web.Organizations;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Replies;

/// <summary>Who wrote what a program sends, since Meta takes some answers from people only (meta-platform 3.2).</summary>
internal static class ReplyWriter
{
    /// <summary>The sender themself, or whom they name: an admin's program may name a colleague who may see the conversation.</summary>
    /// <returns>The writer; or null, and why not.</returns>
    public static async Task<(Agent? Writer, ReplyRefusal? Refusal)> FindAsync(
        InboxDbContext db, Agent sender, Guid? writerId, Guid conversationId, CancellationToken cancellationToken)
    {
        if (writerId is null || writerId == sender.Id)
        {
            return (sender, null);
        }

        if (sender.Role < AgentRole.Admin)
        {
            return (null, ReplyRefusal.WriterIsAnother);
        }

        var writer = await db.Agents.SingleOrDefaultAsync(a => a.Id == writerId && a.RemovedAt == null, cancellationToken);
        return writer is not null && await db.VisibleTo(writer).AnyAsync(c => c.Id == conversationId, cancellationToken)
            ? (writer, null) : (null, ReplyRefusal.WriterMissing);
    }
}
