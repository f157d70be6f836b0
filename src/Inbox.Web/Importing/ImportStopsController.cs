using Inbox.Web.Organizations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Inbox.Web.Importing;

/// <summary>Stops an import that is at work.</summary>
[Authorize(Policies.ImportContacts)]
[Route("contacts/imports/{id:guid}/stop")]
public sealed class ImportStopsController(ImportService imports) : Controller
{
    [HttpPost]
    public async Task<IActionResult> Create(Guid id, CancellationToken cancellationToken)
    {
        if (await imports.FindAsync(id, cancellationToken) is null)
        {
            return NotFound();
        }

        await imports.StopAsync(id, cancellationToken);
        return LocalRedirect($"/contacts/imports/{id}");
    }
}
