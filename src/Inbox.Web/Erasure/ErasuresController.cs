using Inbox.Web.Data;
using Inbox.Web.Organizations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Inbox.Web.Erasure;

/// <summary>Erases a person, after it was said what that is.</summary>
[Authorize(Policies.EraseContacts)]
[Route("contacts/{id:guid}/erase")]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class ErasuresController(InboxDbContext db, CurrentAgent currentAgent, ContactErasure erasure) : Controller
{
    [HttpGet]
    public async Task<IActionResult> New(Guid id, CancellationToken cancellationToken)
    {
        var reader = await currentAgent.GetAsync(cancellationToken);
        return await ErasurePage.FindAsync(db, reader.Agent, id, cancellationToken) is { } page ? View("Erase", page) : NotFound();
    }

    [HttpPost]
    public async Task<IActionResult> Create(Guid id, CancellationToken cancellationToken)
    {
        var by = await currentAgent.GetAsync(cancellationToken);
        return await erasure.EraseAsync(by.Agent, id, cancellationToken) ? LocalRedirect("/contacts") : NotFound();
    }
}
