using Inbox.Web.Data;
using Inbox.Web.Organizations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Inbox.Web.Audit;

/// <summary>What the organization's admins did.</summary>
[Authorize(Policies.ReadAudit)]
[Route("audit")]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class AuditController(InboxDbContext db) : Controller
{
    /// <param name="before">The last entry of the page before this one.</param>
    [HttpGet]
    public async Task<IActionResult> Index(Guid? before, CancellationToken cancellationToken) =>
        View(await AuditPage.LoadAsync(db, before, cancellationToken));
}
