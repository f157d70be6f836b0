using Inbox.Web.Data;
using Inbox.Web.Files;
using Inbox.Web.Organizations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Exporting;

/// <summary>A file of many contacts while it is made, and afterwards: its maker's alone.</summary>
[Authorize(Policies.ExportContacts)]
[Route("contacts/exports/{id:guid}")]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class ContactExportJobsController(
    InboxDbContext db, CurrentAgent currentAgent, ContactExportLinks links, FileStore store, TimeProvider clock) : Controller
{
    /// <summary>While a worker is at it, the browser asks again by itself.</summary>
    [HttpGet]
    public async Task<IActionResult> Show(Guid id, CancellationToken cancellationToken)
    {
        if (await FindAsync(id, cancellationToken) is not { } job)
        {
            return NotFound();
        }

        if (job.State == ContactExportState.Waiting)
        {
            Response.Headers["Refresh"] = "2";
        }

        return View("Job", (job, job.MayBeFetched(clock.GetUtcNow()) ? links.Of(job) : null));
    }

    [HttpGet("file")]
    public async Task<IActionResult> File(Guid id, string? key, CancellationToken cancellationToken)
    {
        var reader = await currentAgent.GetAsync(cancellationToken);
        return await FindAsync(id, cancellationToken) is { } job && job.MayBeFetched(clock.GetUtcNow()) && links.IsOf(job, key)
            && await store.OpenAsync(FileStore.KeyOf(job.OrganizationId, job.Id)) is { } file
            ? File(file, ContactExportService.ContentTypeOf(job.IsJson), ContactExportService.NameOf(
                job.IsJson, job.CreatedAt, reader.Zone))
            : NotFound();
    }

    private async Task<ContactExportJob?> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        var agentId = (await currentAgent.GetAsync(cancellationToken)).Agent.Id;
        return await db.ContactExportJobs.AsNoTracking()
            .SingleOrDefaultAsync(j => j.Id == id && j.CreatedById == agentId, cancellationToken);
    }
}
