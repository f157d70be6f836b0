using Inbox.Web.Conversations;
using Inbox.Web.Data;
using Inbox.Web.Lists;
using Inbox.Web.Organizations;
using Inbox.Web.Triage;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Replies;

/// <summary>What follows on an answer: the draft is done, the conversation perhaps too, and the writer goes on.</summary>
public sealed class AfterReply(InboxDbContext db, DraftService drafts, ConversationService editor, TimeProvider clock)
{
    /// <summary>Where the writer goes on; null where they stay. To be asked before the answer moves the conversation in the list.</summary>
    public async Task<string?> FindNextAsync(
        string? then, Guid conversationId, Agent writer, ListPlace place, CancellationToken cancellationToken)
    {
        if (then == ReplyForm.ThenClose)
        {
            return place.Address;
        }

        var conversation = then == ReplyForm.ThenNext
            ? await db.VisibleTo(writer).AsNoTracking().SingleOrDefaultAsync(c => c.Id == conversationId, cancellationToken)
            : null;
        return conversation is null ? null : await FindAfterAsync(conversation, writer, place, cancellationToken);
    }

    /// <returns>What is left of the draft: the note that stood beside the answer, if one did.</returns>
    public async Task<Draft?> FinishAsync(
        string? then, Guid conversationId, Agent writer, OutgoingReply reply, CancellationToken cancellationToken)
    {
        var left = await drafts.ForgetReplyAsync(writer, conversationId, reply.Id, reply.Note, cancellationToken);
        if (then == ReplyForm.ThenClose)
        {
            await editor.EditAsync(writer, conversationId, c => c.Close(writer, clock.GetUtcNow()), cancellationToken);
        }

        return left;
    }

    private async Task<string> FindAfterAsync(
        Conversation conversation, Agent writer, ListPlace place, CancellationToken cancellationToken)
    {
        var at = place.Filter.Sort == ConversationSort.Closing
            ? conversation.WindowClosesAt ?? conversation.LastMessageAt : conversation.LastMessageAt;
        var list = await ConversationList.LoadAsync(
            db, writer, place.Filter, new Cursor(at, conversation.Id), take: 1, clock.GetUtcNow(), cancellationToken);
        return list.Rows.Count == 0 ? place.Address : place.Of(list.Rows[0].Id);
    }
}
