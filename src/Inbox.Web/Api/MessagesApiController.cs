using System.ComponentModel.DataAnnotations;
using Inbox.Web.Organizations;
using Inbox.Web.Replies;
using Inbox.Web.Sending;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;

namespace Inbox.Web.Api;

/// <summary>Sending, for programs.</summary>
[ApiController]
[Route("api/conversations/{conversationId:guid}/messages")]
[Tags("Conversations")]
[ProducesResponseType<ProblemDetails>(StatusCodes.Status401Unauthorized, "application/problem+json")]
public sealed class MessagesApiController(ReplyService replies, CurrentAgent currentAgent) : ControllerBase
{
    /// <summary>Queues a message to the contact.</summary>
    /// <remarks>
    /// The same request with the same Idempotency-Key is answered again for 24 hours and sent once; the key with another request is
    /// refused. With If-Match it is sent only while the conversation is the one that was read: nobody answered, wrote, closed or assigned
    /// it since. More than a day after the contact's last words Meta takes what a person wrote only: say who in writtenBy.
    /// </remarks>
    /// <param name="conversationId">The conversation's id.</param>
    /// <param name="request">What to send.</param>
    /// <param name="key">Any text of the caller's that names this message.</param>
    /// <param name="known">The ETag of the conversation as it was read, or several.</param>
    /// <param name="cancellationToken">Ends with the request.</param>
    [HttpPost]
    [ProducesResponseType<ApiMessage>(StatusCodes.Status202Accepted, "application/json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound, "application/problem+json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status412PreconditionFailed, "application/problem+json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status422UnprocessableEntity, "application/problem+json")]
    public async Task<IActionResult> Create(
        Guid conversationId,
        ApiReply request,
        [FromHeader(Name = "Idempotency-Key"), StringLength(SendRequest.KeyLength, MinimumLength = 1)] string? key,
        [FromHeader(Name = "If-Match")] string? known,
        CancellationToken cancellationToken)
    {
        if (!TryReadETags(known, out var tags))
        {
            ModelState.AddModelError("If-Match", "Give the ETag of the conversation with its quotation marks, or *.");
            return ValidationProblem();
        }

        var (agent, _, _, _, _) = await currentAgent.GetAsync(cancellationToken);
        var (message, refusal) = await replies.QueueAsync(conversationId, agent, request.ToReply(key, tags), cancellationToken);
        return message is not null ? Accepted(ApiMessage.From(message))
            : refusal is null ? NotFound()
            : Problem(refusal.Words.ToString(), statusCode: refusal.IsStale
                ? StatusCodes.Status412PreconditionFailed : StatusCodes.Status422UnprocessableEntity);
    }

    /// <param name="header">Null where there is none.</param>
    /// <param name="tags">Those that may match: a weak one never does (RFC 9110, section 13.1.1).</param>
    /// <returns>Whether it can be read.</returns>
    private static bool TryReadETags(string? header, out string[]? tags)
    {
        tags = null;
        if (header is null)
        {
            return true;
        }

        var isRead = EntityTagHeaderValue.TryParseList([header], out var read);
        tags = isRead ? [.. read!.Where(tag => !tag.IsWeak).Select(tag => tag.Tag.ToString())] : null;
        return isRead;
    }
}
