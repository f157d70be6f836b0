using Inbox.Web.Data;
using Inbox.Web.Views;

namespace Inbox.Web.Http;

/// <summary>Every refusal and failure gets a page in words, or ProblemDetails where a program asks.</summary>
public static class ErrorPages
{
    public static WebApplication UseErrorPages(this WebApplication app)
    {
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandlingPath = "/error",
            StatusCodeSelector = StatusOf,
            SuppressDiagnosticsCallback = context => context.Exception is BadHttpRequestException,
            AllowStatusCode404Response = true,
        });
        app.UseWhen(context => !context.Request.WantsJson(), pages => pages.UseStatusCodePagesWithReExecute("/error", "?status={0}"));
        app.UseWhen(context => context.Request.WantsJson(), programs => programs.UseStatusCodePages());
        return app;
    }

    /// <summary>An outage of the database is 503: the same request may succeed later.</summary>
    private static int StatusOf(Exception exception) => exception switch
    {
        BadHttpRequestException bad => bad.StatusCode,
        _ when DatabaseOutage.Is(exception) => StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status500InternalServerError,
    };
}
