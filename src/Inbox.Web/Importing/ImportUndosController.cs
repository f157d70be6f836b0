using Inbox.Web.Organizations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Inbox.Web.Importing;

/// <summary>Takes an import back, within a day.</summary>
[Authorize(Policies.ImportContacts)]
[Route("contacts/imports/{id:guid}/undo")]
public sealed class ImportUndosController(ImportService imports, CurrentAgent currentAgent) : Controller
{
    [HttpPost]
    public async Task<IActionResult> Create(Guid id, CancellationToken cancellationToken)
    {
        if (await imports.FindAsync(id, cancellationToken) is not { } import)
        {
            return NotFound();
        }

        await imports.UndoAsync((await currentAgent.GetAsync(cancellationToken)).Agent, import, cancellationToken);
        return LocalRedirect($"/contacts/imports/{id}");
    }
}
