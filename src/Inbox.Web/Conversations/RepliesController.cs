using Inbox.Web.Organizations;
using Microsoft.AspNetCore.Mvc;

namespace Inbox.Web.Conversations;

[Route("conversations/{conversationId:guid}/replies")]
public sealed class RepliesController(
    ReplyDesk desk, ChosenFiles chosen, RefusedComposer refused, AfterReply after, CurrentAgent currentAgent) : Controller
{
    [HttpPost]
    [RequestSizeLimit(ChosenFiles.MostBytes)]
    [RequestFormLimits(MultipartBodyLengthLimit = ChosenFiles.MostBytes)]
    public async Task<IActionResult> Create(
        Guid conversationId, ReplyForm form, [FromQuery] ConversationListQuery query, CancellationToken cancellationToken)
    {
        var (writer, place) = (await currentAgent.GetAsync(cancellationToken), query.ToPlace());
        var id = form.Id == Guid.Empty ? Guid.CreateVersion7() : form.Id;
        var (files, fileRefusal) = await chosen.TakeAsync(form.Files, form.FileIds, cancellationToken);
        var draft = new Draft(id, MessageText.Clean(form.Text), form.Split, form.ReplyTo) { Files = files, Note = form.Note };
        if (fileRefusal is not null)
        {
            return await ShowAgainAsync(conversationId, writer, draft, fileRefusal, place, cancellationToken);
        }

        var next = await after.FindNextAsync(form.Then, conversationId, writer.Agent, place, cancellationToken);
        var (message, refusal) = await desk.QueueAsync(conversationId, writer.Agent, draft, cancellationToken);
        if (message is not null)
        {
            await after.FinishAsync(form.Then, conversationId, writer.Agent, form.Note, cancellationToken);
            return LocalRedirect(next ?? $"{place.Of(conversationId)}#message-{message.Id}");
        }

        return refusal is null ? this.Gone(draft.Text) : await ShowAgainAsync(conversationId, writer, draft, refusal, place, cancellationToken);
    }

    /// <summary>The conversation with what was written, and why it was not taken.</summary>
    private async Task<IActionResult> ShowAgainAsync(
        Guid conversationId, SignedInAgent writer, Draft draft, ReplyRefusal refusal, ListPlace place, CancellationToken cancellationToken)
    {
        var page = await refused.FindAsync(conversationId, writer, place, draft, refusal, cancellationToken);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return page is null ? NotFound() : View("Show", page);
    }
}
