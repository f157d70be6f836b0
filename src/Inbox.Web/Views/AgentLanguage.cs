using Inbox.Web.Organizations;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Mvc.Controllers;

namespace Inbox.Web.Views;

/// <summary>
/// The language that the agent chose: of the row that authorization asks too, so it counts at the next request.
/// Where nobody chose one, the browser's counts. Programs are answered in English.
/// </summary>
public sealed class AgentLanguage : RequestCultureProvider
{
    public override async Task<ProviderCultureResult?> DetermineProviderCultureResult(HttpContext httpContext)
    {
        if (httpContext.Request.WantsJson())
        {
            return new(Languages.English);
        }

        if (httpContext.Features.Get<IRequestCultureFeature>() is { } decided)
        {
            return new(decided.RequestCulture.Culture.Name);
        }

        return MayAsk(httpContext) && await FindAsync(httpContext) is { } language ? new(language) : null;
    }

    /// <summary>Not for every stylesheet, and not for the page that says that the database is away.</summary>
    private static bool MayAsk(HttpContext httpContext) =>
        httpContext.Features.Get<IExceptionHandlerFeature>() is null
        && (httpContext.GetEndpoint() is not { } endpoint || endpoint.Metadata.GetMetadata<ControllerActionDescriptor>() is not null);

    private static async Task<string?> FindAsync(HttpContext httpContext)
    {
        var signedIn = await httpContext.RequestServices.GetRequiredService<CurrentAgent>().FindAsync(httpContext.RequestAborted);
        return signedIn?.Agent.Language;
    }
}
