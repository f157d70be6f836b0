using Inbox.Web.Conversations;
using Inbox.Web.Data;
using Inbox.Web.Lists;
using Inbox.Web.Organizations;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Replies;

/// <summary>
/// Closes a conversation with its answer, once however often the answer comes, and takes that back where it is refused by then.
/// </summary>
public sealed class ReplyClosing(InboxDbContext db, BulkActService acts)
{
    /// <param name="messageId">The answer's, or its first part's.</param>
    /// <returns>The act, which can be taken back and has the id of the message; null where nothing was closed.</returns>
    public async Task<Guid?> CloseAsync(Guid conversationId, Agent writer, Guid messageId, CancellationToken cancellationToken)
    {
        var act = await acts.ActAsync(writer, messageId, new(BulkKind.Close), new([conversationId]), cancellationToken);
        if (act is not { Changed: > 0 })
        {
            return null;
        }

        // A refusal that comes later opens it again (MessageOutcomes); this one was there before it was closed.
        if (await IsRefusedAsync(writer, messageId, cancellationToken))
        {
            await db.RetryOnConflictAsync(() => acts.UndoAsync(writer, act.Id, cancellationToken));
            return null;
        }

        return act.Id;
    }

    /// <summary>Any part of it.</summary>
    private Task<bool> IsRefusedAsync(Agent writer, Guid messageId, CancellationToken cancellationToken) =>
        db.Messages.Where(first => first.Id == messageId).AnyAsync(
            first => db.Messages.Any(part => part.ConversationId == first.ConversationId && part.AuthorId == writer.Id
                && part.QueuedAt >= first.QueuedAt && part.Status == MessageStatus.Failed),
            cancellationToken);
}
