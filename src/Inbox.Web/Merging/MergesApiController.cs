using Inbox.Web.ContactDirectory;
using Inbox.Web.Organizations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Inbox.Web.Merging;

/// <summary>Makes two contacts one and two again, for programs.</summary>
[ApiController]
[Authorize(Policies.MergeContacts)]
[Route("api/contacts/{id:guid}/merges")]
[Tags("Contacts")]
[ProducesResponseType<ProblemDetails>(StatusCodes.Status401Unauthorized, "application/problem+json")]
[ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound, "application/problem+json")]
public sealed class MergesApiController(
    CurrentAgent currentAgent, ContactMergeService merges, ContactUnmergeService undos, ContactApiEdits contacts) : ControllerBase
{
    /// <summary>Makes another contact part of this one; each conversation stays with the identity that it is with.</summary>
    /// <param name="id">The contact that is left.</param>
    /// <param name="asked">The other one, and which of its values replace this one's.</param>
    /// <param name="cancellationToken">Ends with the request.</param>
    [HttpPost]
    [ProducesResponseType<ApiContact>(StatusCodes.Status200OK, "application/json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status422UnprocessableEntity, "application/problem+json")]
    public async Task<IActionResult> Create(Guid id, [FromBody] ApiMerge asked, CancellationToken cancellationToken)
    {
        var by = await currentAgent.GetAsync(cancellationToken);
        if (await contacts.FindAsync(by.Agent, id, cancellationToken) is null)
        {
            return NotFound();
        }

        if (asked.ContactId is not { } other)
        {
            return Problem("Name by contactId who becomes part of this one.", statusCode: StatusCodes.Status422UnprocessableEntity);
        }

        var result = await merges.MergeAsync(by.Agent, id, other, asked.Take.ToHashSet(), seen: null, cancellationToken);
        return result.Refusal is { } refusal ? Problem(refusal, statusCode: StatusCodes.Status422UnprocessableEntity)
            : await AnswerAsync(by, result, cancellationToken);
    }

    /// <summary>Makes two contacts of it again, and answers with the one that was part of it.</summary>
    /// <param name="id">The contact that was left.</param>
    /// <param name="mergeId">The merge's id, as the contact tells it.</param>
    /// <param name="cancellationToken">Ends with the request.</param>
    [HttpDelete("{mergeId:guid}")]
    [ProducesResponseType<ApiContact>(StatusCodes.Status200OK, "application/json")]
    public async Task<IActionResult> Delete(Guid id, Guid mergeId, CancellationToken cancellationToken)
    {
        var by = await currentAgent.GetAsync(cancellationToken);
        return await AnswerAsync(by, await undos.UndoAsync(by.Agent, id, mergeId, cancellationToken), cancellationToken);
    }

    private async Task<IActionResult> AnswerAsync(SignedInAgent by, MergeResult result, CancellationToken cancellationToken) =>
        result.ContactId is { } id && await contacts.FindAsync(by.Agent, id, cancellationToken) is { } contact ? Ok(contact) : NotFound();
}

/// <summary>What a program asks to be merged.</summary>
public sealed record ApiMerge
{
    /// <summary>The contact that becomes part of the other.</summary>
    public Guid? ContactId { get; init; }

    /// <summary>Keys of the properties whose values replace those of the contact that is left.</summary>
    public IReadOnlyList<string> Take { get; init; } = [];
}
