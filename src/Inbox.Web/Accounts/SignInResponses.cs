using System.Globalization;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc;

namespace Inbox.Web.Accounts;

internal static class SignInResponses
{
    /// <summary>Retry-After in seconds (RFC 9110, 10.2.3), rounded up so that nobody comes back too early.</summary>
    public static string InWholeSeconds(this TimeSpan wait) =>
        Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);

    /// <summary>Goes on to where the visitor wanted to be, never to another site.</summary>
    public static LocalRedirectResult RedirectInside(this Controller controller, string? returnUrl) =>
        controller.LocalRedirect(controller.Url.IsLocalUrl(returnUrl) ? UriHelper.Encode(new Uri(returnUrl!, UriKind.Relative)) : "/inbox");
}
