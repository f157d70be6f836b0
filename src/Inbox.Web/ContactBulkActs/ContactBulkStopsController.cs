using Inbox.Web.Organizations;
using Microsoft.AspNetCore.Mvc;

namespace Inbox.Web.ContactBulkActs;

/// <summary>Stops what is being done with many contacts.</summary>
[Route("contacts/acts/{id:guid}/stop")]
public sealed class ContactBulkStopsController(ContactBulkActService acts, CurrentAgent currentAgent) : Controller
{
    [HttpPost]
    public async Task<IActionResult> Create(Guid id, CancellationToken cancellationToken)
    {
        var by = (await currentAgent.GetAsync(cancellationToken)).Agent;
        if (await acts.FindAsync(by, id, cancellationToken) is null)
        {
            return NotFound();
        }

        await acts.StopAsync(by, id, cancellationToken);
        return LocalRedirect($"/contacts/acts/{id}");
    }
}
