using Inbox.Web.Organizations;
using Microsoft.AspNetCore.Mvc;

namespace Inbox.Web.ContactDirectory;

/// <summary>The labels of a contact, for programs.</summary>
[ApiController]
[Route("api/contacts/{id:guid}/labels/{labelId:guid}")]
[Tags("Contacts")]
[ProducesResponseType(StatusCodes.Status204NoContent)]
[ProducesResponseType<ProblemDetails>(StatusCodes.Status401Unauthorized, "application/problem+json")]
[ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound, "application/problem+json")]
public sealed class ContactLabelsApiController(ContactLabelService labels, CurrentAgent currentAgent) : ControllerBase
{
    /// <summary>Puts a label on a contact; one that is there already stays.</summary>
    /// <param name="id">The contact's id.</param>
    /// <param name="labelId">The label's id, as /api/labels tells it.</param>
    /// <param name="cancellationToken">Ends with the request.</param>
    [HttpPut]
    public Task<IActionResult> Put(Guid id, Guid labelId, CancellationToken cancellationToken) =>
        LabelAsync(id, labelId, isOn: true, cancellationToken);

    /// <summary>Takes a label off.</summary>
    /// <param name="id">The contact's id.</param>
    /// <param name="labelId">The label's id.</param>
    /// <param name="cancellationToken">Ends with the request.</param>
    [HttpDelete]
    public Task<IActionResult> Delete(Guid id, Guid labelId, CancellationToken cancellationToken) =>
        LabelAsync(id, labelId, isOn: false, cancellationToken);

    private async Task<IActionResult> LabelAsync(Guid id, Guid labelId, bool isOn, CancellationToken cancellationToken) =>
        await labels.LabelAsync((await currentAgent.GetAsync(cancellationToken)).Agent, id, labelId, isOn, cancellationToken)
            ? NoContent() : NotFound();
}
