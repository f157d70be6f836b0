using Inbox.Web.Conversations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;

namespace Inbox.Web.Replies;

/// <summary>What a browser gets once something that was written is taken.</summary>
internal static class TakenResponse
{
    /// <summary>
    /// The page to go on with. One that sends beside itself asks with "Prefer: return=minimal" (RFC 7240) and gets 201, that page's
    /// address as the Location, and what is left of the draft as the content.
    /// </summary>
    /// <param name="left">What was begun beside it; null where nothing was.</param>
    /// <param name="actId">What was done with the conversation besides, and can be taken back; null where nothing was.</param>
    public static IActionResult Taken(this Controller controller, string address, Draft? left, Guid? actId = null)
    {
        address = actId is { } act ? QueryHelpers.AddQueryString(address, "act", act.ToString()) : address;
        if (!controller.Request.Headers["Prefer"].Contains("return=minimal"))
        {
            return controller.LocalRedirect(address);
        }

        controller.Response.StatusCode = StatusCodes.Status201Created;
        controller.Response.Headers.Location = address;
        return controller.PartialView("_DraftState", left);
    }
}
