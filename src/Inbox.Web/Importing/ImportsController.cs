using Inbox.Web.Data;
using Inbox.Web.Organizations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Inbox.Web.Importing;

/// <summary>Takes contacts in from a file: it is sent, its columns are said, and a worker does the rest.</summary>
[Authorize(Policies.ImportContacts)]
[Route("contacts/imports")]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class ImportsController(
    InboxDbContext db, CurrentAgent currentAgent, ImportService imports, ImportFile files, TimeProvider clock) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Index(CancellationToken cancellationToken) =>
        View("Imports", await ImportsPage.LoadAsync(db, cancellationToken));

    [HttpPost]
    [RequestSizeLimit(ImportFile.MaxBytes + (1024 * 1024))]
    [RequestFormLimits(MultipartBodyLengthLimit = long.MaxValue)] // The request's own limit is answered as too large.
    public async Task<IActionResult> Create(
        IFormFile? file, [FromServices] ImportReceiver receiver, CancellationToken cancellationToken)
    {
        var by = await currentAgent.GetAsync(cancellationToken);
        var (import, problem) = await receiver.ReceiveAsync(by.Agent, file, cancellationToken);
        if (import is not null)
        {
            return LocalRedirect($"/contacts/imports/{import.Id}");
        }

        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View("Imports", (await ImportsPage.LoadAsync(db, cancellationToken)) with { Error = problem });
    }

    /// <summary>While a worker is at it, the browser asks again by itself.</summary>
    [HttpGet("{id:guid}")]
    public async Task<IActionResult> Show(Guid id, CancellationToken cancellationToken)
    {
        if (await imports.FindAsync(id, cancellationToken) is not { } import)
        {
            return NotFound();
        }

        var page = await ImportPage.LoadAsync(db, files, import, plan: null, clock.GetUtcNow(), cancellationToken);
        if (page.IsAtWork)
        {
            Response.Headers["Refresh"] = "2";
        }

        return View(import.State == ImportState.Mapping ? "Mapping" : "Progress", page);
    }

    [HttpPost("{id:guid}")]
    public async Task<IActionResult> Update(Guid id, [FromForm] ImportForm form, CancellationToken cancellationToken)
    {
        if (await imports.FindAsync(id, cancellationToken) is not { State: ImportState.Mapping } import)
        {
            return await imports.FindAsync(id, cancellationToken) is null ? NotFound() : LocalRedirect($"/contacts/imports/{id}");
        }

        var format = form.ToFormat();
        var isRead = format == import.Format;
        var error = !ModelState.IsValid ? ImportService.UnfitForm
            : isRead ? null : await imports.ReadAsync(import, format, cancellationToken);
        if (error is null && isRead && !form.IsPreview)
        {
            var by = (await currentAgent.GetAsync(cancellationToken)).Agent;
            error = await imports.StartAsync(by, import, form.ToPlan(), cancellationToken);
            if (error is null)
            {
                return LocalRedirect($"/contacts/imports/{id}");
            }
        }

        ModelState.Clear();
        Response.StatusCode = error is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity;
        var plan = isRead ? form.ToPlan() : null;
        var page = await ImportPage.LoadAsync(db, files, import, plan, clock.GetUtcNow(), cancellationToken);
        return View("Mapping", page with { Error = error, Format = error is null ? import.Format : format });
    }
}
