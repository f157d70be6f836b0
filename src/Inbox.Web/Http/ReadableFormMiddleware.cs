using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;

namespace Inbox.Web.Http;

/// <summary>
/// Reads a form before anything else asks for a field of it. One that cannot be read is answered 400, and whoever asks for it afterwards,
/// the page that says so among them, finds it empty. Files are read where they are awaited.
/// </summary>
public sealed class ReadableFormMiddleware(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (IsErrorPage(context))
        {
            Forget(context);
        }
        else if (context.Request.HasFormContentType && !context.Request.IsUpload() && await ProblemAsync(context) is { } status)
        {
            Forget(context);
            context.Response.StatusCode = status;
            return;
        }

        await next(context);
    }

    private static bool IsErrorPage(HttpContext context) =>
        context.Features.Get<IExceptionHandlerFeature>() is not null || context.Features.Get<IStatusCodeReExecuteFeature>() is not null;

    private static void Forget(HttpContext context) => context.Features.Set<IFormFeature>(new FormFeature(FormCollection.Empty));

    /// <returns>The status to answer with; null where it can be read.</returns>
    private static async Task<int?> ProblemAsync(HttpContext context)
    {
        try
        {
            await context.Request.ReadFormAsync(context.RequestAborted);
            return null;
        }
        catch (BadHttpRequestException bad)
        {
            // Too large, or cut off.
            return bad.StatusCode;
        }
        catch (InvalidDataException)
        {
            // Too many fields, or one that is too long.
            return StatusCodes.Status400BadRequest;
        }
        catch (InvalidOperationException)
        {
            // ASP.NET Core says so of a NUL in a form.
            return StatusCodes.Status400BadRequest;
        }
        catch (NotSupportedException)
        {
            // ASP.NET Core says so of a charset that it does not read, such as utf-7.
            return StatusCodes.Status400BadRequest;
        }
    }
}
