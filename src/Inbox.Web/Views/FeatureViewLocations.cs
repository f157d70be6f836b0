using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Mvc.Razor;

namespace Inbox.Web.Views;

/// <summary>Looks for a view in the folder of its controller's noun, <c>/Conversations/Views</c>, before where MVC looks.</summary>
public sealed class FeatureViewLocations : IViewLocationExpander
{
    private const string Feature = "feature";

    public void PopulateValues(ViewLocationExpanderContext context)
    {
        if (context.ActionContext.ActionDescriptor is ControllerActionDescriptor action)
        {
            context.Values[Feature] = action.ControllerTypeInfo.Namespace?.Split('.')[^1];
        }
    }

    public IEnumerable<string> ExpandViewLocations(ViewLocationExpanderContext context, IEnumerable<string> viewLocations) =>
        context.Values.TryGetValue(Feature, out var feature) && feature is not null
            ? viewLocations.Prepend($"/{feature}/Views/{{0}}.cshtml")
            : viewLocations;
}
