using System.ComponentModel.DataAnnotations;
using Inbox.Web.Organizations;
using Microsoft.AspNetCore.Mvc;

namespace Inbox.Web.Conversations;

/// <summary>Sending, for programs.</summary>
[ApiController]
[Route("api/conversations/{conversationId:guid}/messages")]
[Tags("Conversations")]
[ProducesResponseType<ProblemDetails>(StatusCodes.Status401Unauthorized, "application/problem+json")]
public sealed class MessagesApiController(ReplyDesk desk, CurrentAgent currentAgent) : ControllerBase
{
    /// <summary>Queues a message to the contact.</summary>
    /// <remarks>
    /// The same request with the same Idempotency-Key is answered again for 24 hours and sent once; the key with another request is refused.
    /// </remarks>
    /// <param name="conversationId">The conversation's id.</param>
    /// <param name="request">What to send.</param>
    /// <param name="key">Any text of the caller's that names this message.</param>
    /// <param name="cancellationToken">Ends with the request.</param>
    [HttpPost]
    [ProducesResponseType<ApiMessage>(StatusCodes.Status202Accepted, "application/json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound, "application/problem+json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status422UnprocessableEntity, "application/problem+json")]
    public async Task<IActionResult> Create(
        Guid conversationId,
        ApiReply request,
        [FromHeader(Name = "Idempotency-Key"), StringLength(SendRequest.KeyLength, MinimumLength = 1)] string? key,
        CancellationToken cancellationToken)
    {
        var (agent, _, _, _, _) = await currentAgent.GetAsync(cancellationToken);
        var draft = new Draft(Guid.CreateVersion7(), MessageText.Clean(request.Content), request.Split, request.ReplyTo, key);
        var (message, refusal) = await desk.QueueAsync(conversationId, agent, draft, cancellationToken);
        return message is not null ? Accepted(ApiMessage.From(message))
            : refusal is null ? NotFound()
            : Problem(refusal.Words, statusCode: StatusCodes.Status422UnprocessableEntity);
    }
}

/// <param name="Content">The text.</param>
/// <param name="Split">Whether a text that is too long for the platform goes out in parts; else it is refused.</param>
/// <param name="ReplyTo">The id of the message that it answers.</param>
public sealed record ApiReply([Required] string Content, bool Split = false, Guid? ReplyTo = null);
