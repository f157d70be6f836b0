using Inbox.Web.Data;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Channels;

/// <summary>Tells whoever asked Facebook to delete their data how far that is (meta-platform 7.2). The code is what lets them in.</summary>
[AllowAnonymous]
[Route("deletion")]
public sealed class DeletionStatusController(InboxDbContext db) : Controller
{
    [HttpGet]
    public async Task<IActionResult> Show(string? code, CancellationToken cancellationToken)
    {
        Response.Headers.CacheControl = "no-store";
        var request = await db.DeletionRequests.AsNoTracking().SingleOrDefaultAsync(r => r.Code == code, cancellationToken);
        Response.StatusCode = request is null ? StatusCodes.Status404NotFound : StatusCodes.Status200OK;
        return View("DeletionStatus", new DeletionStatusPage(code, request?.RequestedAt, request?.CompletedAt));
    }
}

/// <param name="RequestedAt">Null where there is no request with this code.</param>
public sealed record DeletionStatusPage(string? Code, DateTimeOffset? RequestedAt, DateTimeOffset? CompletedAt);
