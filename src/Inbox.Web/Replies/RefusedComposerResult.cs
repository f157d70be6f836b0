using Inbox.Web.Conversations;
using Inbox.Web.Data;
using Inbox.Web.Lists;
using Inbox.Web.Organizations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Infrastructure;

namespace Inbox.Web.Replies;

/// <summary>The conversation once more, with what was written and was not taken. The page is rendered by whoever shows threads.</summary>
/// <param name="fill">Puts what was written, and why it was not taken, into the composer of the page.</param>
/// <param name="statusCode">422 where the writer is to change something, 409 where a colleague was faster.</param>
/// <param name="whenGone">What the browser gets where the conversation is not there for the writer any more.</param>
public sealed class RefusedComposerResult(
    Guid conversationId, SignedInAgent writer, ListPlace place, Func<Composer, Composer> fill, int statusCode, Func<IActionResult> whenGone)
    : ActionResult
{
    public Guid ConversationId => conversationId;

    public SignedInAgent Writer => writer;

    public ListPlace Place => place;

    public int StatusCode => statusCode;

    /// <summary>The message that the refused answer points to, if it does.</summary>
    public Guid? ReplyTo { get; init; }

    /// <summary>The result for a reply or a draft of one.</summary>
    public static RefusedComposerResult Of(
        Guid conversationId, SignedInAgent writer, ListPlace place, OutgoingReply draft, ReplyRefusal refusal, Func<IActionResult> whenGone)
    {
        var statusCode = refusal.IsCollision ? StatusCodes.Status409Conflict : StatusCodes.Status422UnprocessableEntity;
        // An id that another message has is of no more use.
        var reply = refusal == ReplyRefusal.IdTaken ? draft with { Id = Guid.CreateVersion7() } : draft;
        return new(conversationId, writer, place, Fill, statusCode, whenGone) { ReplyTo = draft.ReplyTo };

        Composer Fill(Composer composer) => composer with { Reply = reply, Note = draft.Note ?? "", IsNote = false, Refusal = refusal };
    }

    public IActionResult WhenGone() => whenGone();

    /// <summary>The composer of the page with what was written, its files and what it quotes.</summary>
    public async Task<Composer> FillAsync(Composer composer, InboxDbContext db, CancellationToken cancellationToken)
    {
        composer = fill(composer);

        // What was written is shown where nothing can be sent any more too: nobody loses their words to a window that closed meanwhile.
        composer = composer.Reply.Text.Length > 0 ? composer with { Locked = null } : composer;
        if (ReplyTo is { } id)
        {
            var (quoted, refusal) = await QuotedMessage.TakeAsync(db, conversationId, id.ToString(), cancellationToken);
            composer = composer.Quoting(quoted, refusal);
        }

        return await composer.CarryingAsync(db, composer.Reply.Files, cancellationToken);
    }

    public override Task ExecuteResultAsync(ActionContext context) =>
        context.HttpContext.RequestServices.GetRequiredService<IActionResultExecutor<RefusedComposerResult>>().ExecuteAsync(context, this);
}
