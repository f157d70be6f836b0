using Inbox.Web.Conversations;
using Microsoft.AspNetCore.Mvc;

namespace Inbox.Web.Replies;

/// <summary>What a browser gets once something that was written is taken.</summary>
internal static class TakenResponse
{
    /// <summary>
    /// The page to go on with. One that sends beside itself asks with "Prefer: return=minimal" (RFC 7240) and gets 201, that page's
    /// address as the Location, and what is left of the draft as the content.
    /// </summary>
    /// <param name="left">What was begun beside it; null where nothing was.</param>
    public static IActionResult Taken(this Controller controller, string address, Draft? left)
    {
        if (!controller.Request.Headers["Prefer"].Contains("return=minimal"))
        {
            return controller.LocalRedirect(address);
        }

        controller.Response.StatusCode = StatusCodes.Status201Created;
        controller.Response.Headers.Location = address;
        return controller.PartialView("_DraftState", left);
    }
}
