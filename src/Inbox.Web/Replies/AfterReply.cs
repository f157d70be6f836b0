using Inbox.Web.Conversations;
using Inbox.Web.Data;
using Inbox.Web.Lists;
using Inbox.Web.Organizations;

namespace Inbox.Web.Replies;

/// <summary>What follows on an answer: the draft is done, the conversation perhaps too, and the writer goes on.</summary>
public sealed class AfterReply(InboxDbContext db, DraftService drafts, ReplyClosing closing, TimeProvider clock)
{
    /// <summary>Where the writer goes on; null where they stay. To be asked before the answer moves the conversation in the list.</summary>
    public async Task<string?> FindNextAsync(
        string? then, Guid conversationId, SignedInAgent writer, ListPlace place, CancellationToken cancellationToken) =>
        (then, writer.Agent.AfterTriage) switch
        {
            (ReplyForm.ThenNext, _) or (ReplyForm.ThenClose, AfterTriage.Next) =>
                await NextInList.FindAsync(
                    db, writer, conversationId, place, isDone: then == ReplyForm.ThenClose, clock.GetUtcNow(), cancellationToken),
            (ReplyForm.ThenClose, AfterTriage.List) => place.Address,
            _ => null,
        };

    /// <returns>
    /// What is left of the draft: the note that stood beside the answer, if one did. And the act that closed the conversation, which can be
    /// taken back.
    /// </returns>
    public async Task<(Draft? Left, Guid? ActId)> FinishAsync(
        string? then, Guid conversationId, Agent writer, OutgoingReply reply, CancellationToken cancellationToken)
    {
        var left = await drafts.ForgetReplyAsync(writer, conversationId, reply, cancellationToken);
        return (left, then == ReplyForm.ThenClose ? await closing.CloseAsync(conversationId, writer, reply.Id, cancellationToken) : null);
    }
}
