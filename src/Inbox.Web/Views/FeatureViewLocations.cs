using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Mvc.Razor;

namespace Inbox.Web.Views;

/// <summary>
/// Looks for a view in the folder of its controller's noun, <c>/Search/Views</c>, before where MVC looks. The rooms of a conversation
/// are shown together on its page, and a contact's pages show pieces of theirs, so what one of them does not have is looked for in the
/// others.
/// </summary>
public sealed class FeatureViewLocations : IViewLocationExpander
{
    private const string Feature = "feature";

    private static readonly string[] Rooms =
        ["Conversations", "Lists", "Triage", "Sending", "Replies", "Threads", "ContactDirectory"];

    public void PopulateValues(ViewLocationExpanderContext context)
    {
        if (context.ActionContext.ActionDescriptor is ControllerActionDescriptor action)
        {
            context.Values[Feature] = action.ControllerTypeInfo.Namespace?.Split('.')[^1];
        }
    }

    public IEnumerable<string> ExpandViewLocations(ViewLocationExpanderContext context, IEnumerable<string> viewLocations)
    {
        if (!context.Values.TryGetValue(Feature, out var feature) || feature is null)
        {
            return viewLocations;
        }

        IEnumerable<string> folders = Rooms.Contains(feature) ? [feature, .. Rooms.Where(room => room != feature)] : [feature];
        return folders.Select(folder => $"/{folder}/Views/{{0}}.cshtml").Concat(viewLocations);
    }
}
