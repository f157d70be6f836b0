using Inbox.Web.Views;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.Extensions.Options;

namespace Inbox.Web.Accounts;

/// <summary>The session's cookie, the antiforgery cookie beside it, and where a request without a session is sent.</summary>
public sealed class SessionCookie(IHostEnvironment environment)
    : IConfigureNamedOptions<CookieAuthenticationOptions>, IConfigureOptions<AntiforgeryOptions>
{
    public const string SignInPath = "/sign-in";

    public void Configure(string? name, CookieAuthenticationOptions options)
    {
        options.Cookie = NewCookie("inbox", SameSiteMode.Lax);
        options.ExpireTimeSpan = TimeSpan.FromDays(30);
        options.SlidingExpiration = true;
        options.Events.OnRedirectToLogin = context => ChallengeAsync(context.HttpContext);
        options.Events.OnRedirectToAccessDenied = context => ForbidAsync(context.HttpContext);
    }

    public void Configure(CookieAuthenticationOptions options) => Configure(null, options);

    public void Configure(AntiforgeryOptions options) => options.Cookie = NewCookie("inbox-form", SameSiteMode.Strict);

    private LoopbackCookieBuilder NewCookie(string name, SameSiteMode sameSite) =>
        new(environment.IsDevelopment()) { Name = name, HttpOnly = true, SameSite = sameSite, IsEssential = true };

    private static Task ChallengeAsync(HttpContext context)
    {
        if (context.Request.WantsJson())
        {
            return TypedResults.Problem("Sign in first.", statusCode: StatusCodes.Status401Unauthorized).ExecuteAsync(context);
        }

        if (context.Request.Headers["Sec-Fetch-Mode"] is [{ Length: > 0 } mode] && mode != "navigate")
        {
            // A script of ours: a page to sign in is no answer to what it asks for.
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return Task.CompletedTask;
        }

        context.Response.Redirect(context.Request.PathBase + SignInPath + ReturnQuery(context.Request));
        return Task.CompletedTask;
    }

    private static Task ForbidAsync(HttpContext context)
    {
        if (context.Request.WantsJson())
        {
            return TypedResults.Problem("Your role does not allow this.", statusCode: StatusCodes.Status403Forbidden).ExecuteAsync(context);
        }

        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }

    /// <summary>A form that was posted cannot be returned to.</summary>
    private static QueryString ReturnQuery(HttpRequest request) =>
        HttpMethods.IsGet(request.Method)
            ? QueryString.Create("returnUrl", request.PathBase + request.Path + request.QueryString)
            : QueryString.Empty;
}
