using Inbox.Web.Organizations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Inbox.Web.Erasure;

/// <summary>Erases a person, for programs.</summary>
[ApiController]
[Authorize(Policies.EraseContacts)]
[Route("api/contacts/{id:guid}")]
[Tags("Contacts")]
[ProducesResponseType<ProblemDetails>(StatusCodes.Status401Unauthorized, "application/problem+json")]
public sealed class ErasuresApiController(CurrentAgent currentAgent, ContactErasure erasure) : ControllerBase
{
    /// <summary>Erases everything that is held of a contact, at once and for good: messages, files, notes and identities.</summary>
    /// <param name="id">The contact's id.</param>
    /// <param name="cancellationToken">Ends with the request.</param>
    [HttpDelete]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound, "application/problem+json")]
    public async Task<IActionResult> Delete(Guid id, CancellationToken cancellationToken)
    {
        var by = await currentAgent.GetAsync(cancellationToken);
        return await erasure.EraseAsync(by.Agent, id, cancellationToken) ? NoContent() : NotFound();
    }
}
