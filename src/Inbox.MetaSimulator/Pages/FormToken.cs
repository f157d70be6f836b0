using Microsoft.AspNetCore.Antiforgery;

namespace Inbox.MetaSimulator.Pages;

/// <summary>Checks the antiforgery token itself, since a host may not have the middleware for it.</summary>
internal static class FormToken
{
    public static async ValueTask<object?> RequireAsync(
        EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var antiforgery = context.HttpContext.RequestServices.GetRequiredService<IAntiforgery>();
        return await antiforgery.IsRequestValidAsync(context.HttpContext)
            ? await next(context)
            : TypedResults.Problem("This form is too old. Load the page again.", statusCode: StatusCodes.Status400BadRequest);
    }
}
