using Inbox.Web.Channels;
using Microsoft.AspNetCore.Mvc;

namespace Inbox.Web.Connecting;

internal static class LoginResponses
{
    /// <summary>The page that says what happened and what to do.</summary>
    public static ViewResult Refuse(this Controller controller, LoginRefusal refusal)
    {
        controller.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        controller.Response.Headers.CacheControl = "no-store";
        return controller.View("LoginRefused", refusal);
    }

    /// <summary>To the channels, or to the page that says why not.</summary>
    public static IActionResult Answer(this Controller controller, LoginRefusal? refusal) => refusal is null
        ? controller.RedirectToAction("Index", "Channels", new { done = ChannelChange.Connected })
        : controller.Refuse(refusal);
}
