using Inbox.Web.Views;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;

namespace Inbox.Web.Http;

/// <summary>Shows what went wrong with the request that was sent here, with its correlation id.</summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
[ApiExplorerSettings(IgnoreApi = true)]
public sealed class ErrorController : Controller
{
    [Route("error")]
    public IActionResult Show(int status = StatusCodes.Status404NotFound)
    {
        if (HttpContext.Features.Get<IExceptionHandlerFeature>() is not null)
        {
            status = Response.StatusCode;
        }
        else if (status is < StatusCodes.Status400BadRequest or > 599)
        {
            // Somebody typed it.
            status = StatusCodes.Status404NotFound;
        }

        Response.Headers.CacheControl = "no-store";
        if (status == StatusCodes.Status503ServiceUnavailable)
        {
            Response.Headers.RetryAfter = "10";
        }

        return IsProgram() ? Problem(statusCode: status) : Page(status);
    }

    private ViewResult Page(int status)
    {
        Response.StatusCode = status;
        return View("Error", new ErrorPage(status, HttpContext.TraceIdentifier));
    }

    /// <summary>The path is by now this page's own; what was asked for says who asks.</summary>
    private bool IsProgram() =>
        Request.WantsJson()
        || HttpContext.Features.Get<IExceptionHandlerPathFeature>()?.Path.StartsWith("/api/", StringComparison.OrdinalIgnoreCase) == true;
}
