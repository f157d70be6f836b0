using System.Globalization;
using Inbox.Web.Organizations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Inbox.Web.Importing;

/// <summary>The rows that were not taken in, as a file that can be put right and sent again.</summary>
[Authorize(Policies.ImportContacts)]
[Route("contacts/imports/{id:guid}/problems")]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class ImportProblemsController(
    ImportService imports, ImportProblems problems, IStringLocalizer<ImportProblemsController> localizer) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Index(Guid id, CancellationToken cancellationToken)
    {
        if (await imports.FindAsync(id, cancellationToken) is not { Failed: > 0, DueAt: not null } import)
        {
            return NotFound();
        }

        return await problems.WriteAsync(
            import, problem => problem.In(CultureInfo.CurrentUICulture, key => localizer[key]), cancellationToken) is { } file
            ? File(file, "text/csv; charset=utf-8", $"problems-{import.FileName}") : NotFound();
    }
}
