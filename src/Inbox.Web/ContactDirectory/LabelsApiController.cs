using System.Text.Json.Serialization;
using Inbox.Web.Contacts;
using Inbox.Web.Data;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.ContactDirectory;

/// <summary>The organization's labels, for programs.</summary>
[ApiController]
[Route("api/labels")]
[Tags("Contacts")]
[ProducesResponseType<ProblemDetails>(StatusCodes.Status401Unauthorized, "application/problem+json")]
public sealed class LabelsApiController(InboxDbContext db) : ControllerBase
{
    /// <summary>Those that can be given, by name.</summary>
    [HttpGet]
    [ProducesResponseType<ApiLabel[]>(StatusCodes.Status200OK, "application/json")]
    public async Task<IActionResult> Index(CancellationToken cancellationToken) => Ok(await db.Labels
        .Where(l => l.RetiredAt == null).OrderBy(l => l.NameKey).Select(l => new ApiLabel(l.Id, l.Name, l.Colour))
        .ToListAsync(cancellationToken));
}

/// <summary>A label for contacts and conversations.</summary>
public sealed record ApiLabel(Guid Id, string Name, [property: JsonConverter(typeof(UpperCaseJson<LabelColour>))] LabelColour Colour);
