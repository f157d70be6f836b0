using Inbox.Web.Organizations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Inbox.Web.Merging;

/// <summary>Makes two contacts of one again.</summary>
[Authorize(Policies.MergeContacts)]
[Route("contacts/{id:guid}/merges/{mergeId:guid}/undo")]
public sealed class MergeUndosController(CurrentAgent currentAgent, ContactUnmergeService merges) : Controller
{
    [HttpPost]
    public async Task<IActionResult> Create(Guid id, Guid mergeId, CancellationToken cancellationToken)
    {
        var by = await currentAgent.GetAsync(cancellationToken);
        var result = await merges.UndoAsync(by.Agent, id, mergeId, cancellationToken);
        return result.ContactId is null ? NotFound() : LocalRedirect($"/contacts/{id}");
    }
}
