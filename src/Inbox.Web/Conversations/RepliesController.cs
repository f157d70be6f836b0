using Inbox.Web.Data;
using Inbox.Web.Organizations;
using Microsoft.AspNetCore.Mvc;

namespace Inbox.Web.Conversations;

[Route("conversations/{conversationId:guid}/replies")]
public sealed class RepliesController(ReplyDesk desk, InboxDbContext db, CurrentAgent currentAgent, TimeProvider clock) : Controller
{
    [HttpPost]
    public async Task<IActionResult> Create(
        Guid conversationId, ReplyForm form, [FromQuery] ConversationListQuery query, CancellationToken cancellationToken)
    {
        var writer = await currentAgent.GetAsync(cancellationToken);
        var id = form.Id == Guid.Empty ? Guid.CreateVersion7() : form.Id;
        var draft = new Draft(id, MessageText.Clean(form.Text), form.Split, form.ReplyTo);
        var (message, refusal) = await desk.QueueAsync(conversationId, writer.Agent, draft, cancellationToken);
        if (message is not null)
        {
            return LocalRedirect($"{query.ToPlace().Of(conversationId)}#message-{message.Id}");
        }

        return refusal is null ? NotFound() : await ShowAgainAsync(conversationId, writer, draft, refusal, query, cancellationToken);
    }

    /// <summary>The conversation with what was written, and why it was not taken.</summary>
    private async Task<IActionResult> ShowAgainAsync(
        Guid conversationId, SignedInAgent writer, Draft draft, ReplyRefusal refusal, ConversationListQuery query, CancellationToken cancellationToken)
    {
        var page = await ConversationPage.FindAsync(db, writer, conversationId, query.ToPlace(), messagesBefore: null, clock.GetUtcNow(), cancellationToken);
        if (page is null)
        {
            return NotFound();
        }

        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View("Show", page.With(draft, refusal));
    }
}
