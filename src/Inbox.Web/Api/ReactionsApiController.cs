using Inbox.Web.Organizations;
using Inbox.Web.Sending;
using Microsoft.AspNetCore.Mvc;

namespace Inbox.Web.Api;

/// <summary>Our side's reaction to one message, for programs.</summary>
[ApiController]
[Route("api/conversations/{conversationId:guid}/messages/{messageId:guid}/reaction")]
[Tags("Conversations")]
[ProducesResponseType(StatusCodes.Status202Accepted)]
[ProducesResponseType<ProblemDetails>(StatusCodes.Status401Unauthorized, "application/problem+json")]
[ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound, "application/problem+json")]
[ProducesResponseType<ProblemDetails>(StatusCodes.Status422UnprocessableEntity, "application/problem+json")]
public sealed class ReactionsApiController(ReactionService reactions, CurrentAgent currentAgent) : ControllerBase
{
    /// <summary>
    /// Reacts to a message, or changes the reaction. There is one for the business, and the same once more changes nothing.
    /// </summary>
    /// <param name="conversationId">The conversation's id.</param>
    /// <param name="messageId">The message's id, of either side.</param>
    /// <param name="request">What to react with.</param>
    /// <param name="cancellationToken">Ends with the request.</param>
    [HttpPut]
    public Task<IActionResult> Put(Guid conversationId, Guid messageId, ApiReactionChoice request, CancellationToken cancellationToken) =>
        ReactAsync(conversationId, messageId, request.Emoji, cancellationToken);

    /// <summary>Takes the reaction back.</summary>
    /// <param name="conversationId">The conversation's id.</param>
    /// <param name="messageId">The message's id.</param>
    /// <param name="cancellationToken">Ends with the request.</param>
    [HttpDelete]
    public Task<IActionResult> Delete(Guid conversationId, Guid messageId, CancellationToken cancellationToken) =>
        ReactAsync(conversationId, messageId, null, cancellationToken);

    private async Task<IActionResult> ReactAsync(Guid conversationId, Guid messageId, string? emoji, CancellationToken cancellationToken)
    {
        var agent = (await currentAgent.GetAsync(cancellationToken)).Agent;
        var outcome = await reactions.ReactAsync(agent, conversationId, messageId, emoji, cancellationToken);
        return outcome.IsTaken ? Accepted()
            : outcome.Refusal is { } refusal ? Problem(refusal.Words.ToString(), statusCode: StatusCodes.Status422UnprocessableEntity)
            : NotFound();
    }
}

/// <param name="Emoji">One emoji.</param>
public sealed record ApiReactionChoice(string Emoji);
