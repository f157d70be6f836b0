using System.ComponentModel.DataAnnotations;
using Inbox.Web.Conversations;
using Inbox.Web.Organizations;
using Inbox.Web.Replies;
using Inbox.Web.Sending;
using Microsoft.AspNetCore.Mvc;

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
    /// refused.
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
        var draft = new OutgoingReply(
            Guid.CreateVersion7(), MessageText.Clean(request.Content), request.Split, request.ReplyTo, key)
        { Files = request.Files ?? [] };
        var (message, refusal) = await replies.QueueAsync(conversationId, agent, draft, cancellationToken);
        return message is not null ? Accepted(ApiMessage.From(message))
            : refusal is null ? NotFound()
            : Problem(refusal.Words.ToString(), statusCode: StatusCodes.Status422UnprocessableEntity);
    }
}

/// <param name="Content">The text; may be left out where there are files.</param>
/// <param name="Split">Whether a text that is too long for the platform goes out in parts; else it is refused.</param>
/// <param name="ReplyTo">The id of the message that it answers.</param>
/// <param name="Files">The ids of uploaded files; each is sent as a message of its own, after the text. The answer names the first
/// message.</param>
public sealed record ApiReply(string? Content = null, bool Split = false, Guid? ReplyTo = null, Guid[]? Files = null)
    : IValidatableObject
{
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (string.IsNullOrWhiteSpace(Content) && Files is not { Length: > 0 })
        {
            yield return new ValidationResult("Give content, files, or both.", [nameof(Content)]);
        }
    }
}
