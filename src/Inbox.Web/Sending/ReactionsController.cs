using Inbox.Web.Lists;
using Inbox.Web.Organizations;
using Inbox.Web.Views;
using Microsoft.AspNetCore.Mvc;

namespace Inbox.Web.Sending;

/// <summary>Our side's reaction to one message; the words are keys of the localizer.</summary>
[Route("conversations/{conversationId:guid}/messages/{messageId:guid}/reaction")]
public sealed class ReactionsController(ReactionService reactions, CurrentAgent currentAgent) : Controller
{
    [HttpPost]
    public Task<IActionResult> Create(
        Guid conversationId, Guid messageId, [FromForm] string? emoji, [FromQuery] ConversationListQuery query,
        CancellationToken cancellationToken) =>
        ReactAsync(conversationId, messageId, emoji ?? "", query, cancellationToken);

    [HttpDelete]
    public Task<IActionResult> Delete(
        Guid conversationId, Guid messageId, [FromQuery] ConversationListQuery query, CancellationToken cancellationToken) =>
        ReactAsync(conversationId, messageId, null, query, cancellationToken);

    private async Task<IActionResult> ReactAsync(
        Guid conversationId, Guid messageId, string? emoji, ConversationListQuery query, CancellationToken cancellationToken)
    {
        var agent = (await currentAgent.GetAsync(cancellationToken)).Agent;
        var outcome = await reactions.ReactAsync(agent, conversationId, messageId, emoji, cancellationToken);
        if (outcome.Refusal is { } refusal)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return View("Error", new ErrorPage(
                StatusCodes.Status422UnprocessableEntity, HttpContext.TraceIdentifier, "This reaction was not taken", refusal.Words));
        }

        return outcome.IsTaken ? LocalRedirect($"{query.ToPlace().Of(conversationId)}#message-{messageId}") : NotFound();
    }
}
