using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ApplicationModels;

namespace Inbox.Web.Accounts;

/// <summary>Takes the antiforgery token off what lies under /api, where <see cref="SameOriginMiddleware"/> stands in for it.</summary>
public sealed class ApiWithoutToken : IControllerModelConvention
{
    public void Apply(ControllerModel controller)
    {
        if (controller.Selectors.Any(IsApi))
        {
            controller.Filters.Add(new IgnoreAntiforgeryTokenAttribute());
        }
    }

    private static bool IsApi(SelectorModel selector) =>
        selector.AttributeRouteModel?.Template?.TrimStart('/', '~').StartsWith("api/", StringComparison.OrdinalIgnoreCase) is true;
}
