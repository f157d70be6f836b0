using Inbox.Web.Conversations;
using Inbox.Web.Data;
using Inbox.Web.Lists;
using Inbox.Web.Organizations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Replies;

/// <summary>What an agent has begun to write here.</summary>
[Route("conversations/{conversationId:guid}/draft")]
public sealed class DraftsController(
    DraftService drafts, ChosenFiles chosen, InboxDbContext db, CurrentAgent currentAgent) : Controller
{
    /// <summary>The page keeps it by itself, while it is written.</summary>
    [HttpPut]
    public async Task<IActionResult> Update(Guid conversationId, DraftForm form, CancellationToken cancellationToken)
    {
        var writer = await currentAgent.GetAsync(cancellationToken);
        if (!await IsThereAsync(writer.Agent, conversationId, cancellationToken))
        {
            return NotFound();
        }

        var saved = await drafts.SaveAsync(writer.Agent, conversationId, form, files: null, cancellationToken);
        return PartialView("_DraftState", saved);
    }

    /// <summary>A person keeps it, with its files.</summary>
    [HttpPost]
    [RequestSizeLimit(ChosenFiles.MaxBytes)]
    [RequestFormLimits(MultipartBodyLengthLimit = ChosenFiles.MaxBytes)]
    public async Task<IActionResult> Create(
        Guid conversationId, DraftForm form, [FromQuery] ConversationListQuery query, CancellationToken cancellationToken)
    {
        var writer = await currentAgent.GetAsync(cancellationToken);
        if (!await IsThereAsync(writer.Agent, conversationId, cancellationToken))
        {
            return NotFound();
        }

        var (files, refusal) = await chosen.TakeAsync(writer.Agent, form.Files, form.FileIds, cancellationToken);
        await (form.IsPutBack
            ? drafts.PutBackAsync(
                writer.Agent, conversationId, form.Text ?? "", form.ReplyTo, files, cancellationToken, note: form.Note ?? "")
            : drafts.SaveAsync(writer.Agent, conversationId, form, files, cancellationToken));
        if (refusal is null)
        {
            return this.Taken(query.ToPlace().Of(conversationId), left: null);
        }

        var draft = new OutgoingReply(form.Id, MessageText.Clean(form.Text), ReplyTo: form.ReplyTo) { Files = files, Note = form.Note };
        return RefusedComposerResult.Of(conversationId, writer, query.ToPlace(), draft, refusal, NotFound);
    }

    /// <summary>The longer text of another tab is not wanted any more.</summary>
    [HttpDelete]
    public async Task<IActionResult> Delete(
        Guid conversationId, [FromQuery] ConversationListQuery query, CancellationToken cancellationToken)
    {
        var writer = await currentAgent.GetAsync(cancellationToken);
        if (!await IsThereAsync(writer.Agent, conversationId, cancellationToken))
        {
            return NotFound();
        }

        await drafts.DropReplacedAsync(writer.Agent, conversationId, cancellationToken);
        return LocalRedirect(query.ToPlace().Of(conversationId));
    }

    private Task<bool> IsThereAsync(Agent writer, Guid conversationId, CancellationToken cancellationToken) =>
        db.VisibleTo(writer).AnyAsync(c => c.Id == conversationId, cancellationToken);
}
