using Inbox.Web.Organizations;
using Microsoft.AspNetCore.Mvc;

namespace Inbox.Web.ContactBulkActs;

/// <summary>Takes back what was done with many contacts, within a day.</summary>
[Route("contacts/acts/{id:guid}/undo")]
public sealed class ContactBulkUndosController(ContactBulkActService acts, CurrentAgent currentAgent) : Controller
{
    [HttpPost]
    public async Task<IActionResult> Create(Guid id, CancellationToken cancellationToken)
    {
        var by = (await currentAgent.GetAsync(cancellationToken)).Agent;
        if (await acts.FindAsync(by, id, cancellationToken) is null)
        {
            return NotFound();
        }

        await acts.UndoAsync(by, id, cancellationToken);
        return LocalRedirect(await acts.AddressAfterAsync(by, id, cancellationToken));
    }
}
