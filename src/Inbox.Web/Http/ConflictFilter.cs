using Inbox.Web.Data;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Inbox.Web.Http;

/// <summary>
/// Two who wrote the same at the same moment, where the place that writes has no better answer: the second is told so, and nothing of
/// theirs was kept by halves.
/// </summary>
internal sealed partial class ConflictFilter(ILogger<ConflictFilter> logger) : IExceptionFilter
{
    public void OnException(ExceptionContext context)
    {
        if (context.Exception.IsConflict())
        {
            LogConflict(context.ActionDescriptor.DisplayName, context.Exception);
            context.Result = new StatusCodeResult(StatusCodes.Status409Conflict);
            context.ExceptionHandled = true;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Action} met another one that wrote the same at the same moment")]
    private partial void LogConflict(string? action, Exception conflict);
}
