using System.Globalization;
using Inbox.Web.Organizations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Microsoft.Net.Http.Headers;

namespace Inbox.Web.Importing;

/// <summary>The rows that were not taken in, as a file that can be put right and sent again.</summary>
[Authorize(Policies.ImportContacts)]
[Route("contacts/imports/{id:guid}/problems")]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class ImportProblemsController(
    ImportService imports, ImportProblems problems, ImportFile files, IStringLocalizer<ImportProblemsController> localizer) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Index(Guid id, CancellationToken cancellationToken)
    {
        if (await imports.FindAsync(id, cancellationToken) is not { Failed: > 0, DueAt: not null } import)
        {
            return NotFound();
        }

        await using var file = await files.FindAsync(import);
        if (file is null)
        {
            return NotFound();
        }

        Response.ContentType = "text/csv; charset=utf-8";
        Response.Headers.ContentDisposition = new ContentDispositionHeaderValue("attachment")
        {
            FileNameStar = $"problems-{import.FileName}",
        }.ToString();
        await problems.WriteAsync(
            Response.Body, import, file, problem => problem.In(CultureInfo.CurrentUICulture, key => localizer[key]), cancellationToken);
        return new EmptyResult();
    }
}
